/* dlopen every argument and print the path it has; behind -u: call its use() instead and close it. */
#include <dlfcn.h>
#include <link.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments)
{
    int failed = 0;
    for (int i = 1; i < count; i++) {
        int use = strcmp(arguments[i], "-u") == 0;
        void *handle = dlopen(arguments[i + use], RTLD_NOW);
        struct link_map *map = handle;
        failed |= !handle;
        if (handle && use) {
            int (*call)(void) = (int (*)(void))dlsym(handle, "use");
            failed |= call() != 49;
            dlclose(handle);
        } else if (handle) {
            printf("%s\n", map->l_name);
        }
        i += use;
    }
    return failed;
}
