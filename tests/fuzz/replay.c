/*
 * replay.c: runs a fuzz target over its corpus, as an ordinary test with any compiler.
 *
 *   replay_utf8 tests/fuzz/corpus/utf8
 *
 * What once crashed is kept in the corpus, so it stays a test.
 */
#include <dirent.h>
#include <stdint.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t n);

static int replay(const char *path)
{
    FILE *f = fopen(path, "rb");
    long size = 0;
    uint8_t *data = NULL;

    if (f == NULL || fseek(f, 0, SEEK_END) != 0 || (size = ftell(f)) < 0 ||
        fseek(f, 0, SEEK_SET) != 0) {
        perror(path);
        exit(1);
    }
    /* Exactly as large as the input, so that reading past it shows. */
    data = malloc((size_t)size + (size == 0));
    if (data == NULL || fread(data, 1, (size_t)size, f) != (size_t)size) {
        perror(path);
        exit(1);
    }
    (void)fclose(f);
    (void)LLVMFuzzerTestOneInput(data, (size_t)size);
    free(data);
    return 1;
}

static int replay_all(const char *dir)
{
    DIR *d = opendir(dir);
    int n = 0;

    if (d == NULL) {
        perror(dir);
        exit(1);
    }
    for (struct dirent *e = readdir(d); e != NULL; e = readdir(d)) {
        char path[1024];
        struct stat st;

        (void)snprintf(path, sizeof(path), "%s/%s", dir, e->d_name);
        if (stat(path, &st) == 0 && S_ISREG(st.st_mode))
            n += replay(path);
    }
    (void)closedir(d);
    return n;
}

int main(int argc, char **argv)
{
    int n = 0;

    for (int i = 1; i < argc; i++)
        n += replay_all(argv[i]);
    printf("%d inputs\n", n);
    return n > 0 ? 0 : 1;
}
