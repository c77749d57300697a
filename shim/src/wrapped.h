/* How a stub that stands before a library of the program's own asks the audit module for that library. */
#ifndef GTAP_WRAPPED_H
#define GTAP_WRAPPED_H

#define WRAPPED_NAME "gtap-library-behind:" /* and the stub's path, as the name of an object to open */

#endif
