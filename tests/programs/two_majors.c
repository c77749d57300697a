/* Loads both objects of majors.c into one process, twice each, and compares what they found. */
#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

typedef int find_function(char *into, size_t size);

int main(int argc, char **argv)
{
    static char found[2][16384];
    int wrong = 0;
    for (int i = 0; i < 4 && argc == 3; i++) {
        void *object = dlopen(argv[1 + i % 2], RTLD_NOW | RTLD_LOCAL);
        find_function *find = object != NULL ? (find_function *)dlsym(object, "find") : NULL;
        if (find == NULL) {
            fprintf(stderr, "%s\n", dlerror());
            return 2;
        }
        wrong += find(found[i % 2], sizeof found[0]);
    }
    printf("%s", found[0]);
    if (strcmp(found[0], found[1]) != 0)
        printf("the other major says\n%s", found[1]);
    printf("wrong %d\n", wrong);
    return wrong != 0;
}
