/* A disk that keeps only what was synced, for LD_PRELOAD: power.rs cuts its power.
 *
 * Every fsync and fdatasync of a regular file in TACTUS_CUT_WATCH copies its bytes to TACTUS_CUT_DISK/i<inode>
 * and its name to TACTUS_CUT_DISK/n.<name>, which holds the inode's number; an fsync of the folder itself brings
 * the names up to date: new ones, renamed ones, removed ones. Each copy appears whole or not at all. */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LONG = 4096 };

static const char *watch, *disk;
static dev_t watched_device;
static ino_t watched_inode;

static void fail(const char *what) {
  perror(what);
  abort();
}

__attribute__((constructor)) static void begin(void) {
  struct stat folder;
  watch = getenv("TACTUS_CUT_WATCH");
  disk = getenv("TACTUS_CUT_DISK");
  if (!watch || !disk) return;
  if (stat(watch, &folder)) fail(watch);
  watched_device = folder.st_dev;
  watched_inode = folder.st_ino;
}

/* Puts what `from` holds, or `text`, into a file of the disk. */
static void keep(const char *name, int from, const char *text) {
  char path[LONG], unfinished[LONG], buffer[1 << 16];
  snprintf(path, sizeof path, "%s/%s", disk, name);
  snprintf(unfinished, sizeof unfinished, "%s/unfinished.%d", disk, gettid());
  int to = open(unfinished, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  if (to < 0) fail(unfinished);
  if (text && write(to, text, strlen(text)) < 0) fail(unfinished);
  ssize_t got;
  for (off_t at = 0; !text && (got = pread(from, buffer, sizeof buffer, at)) > 0; at += got)
    if (write(to, buffer, got) != got) fail(unfinished);
  close(to);
  if (rename(unfinished, path)) fail(path);
}

static void keep_name(const char *name, ino_t inode) {
  char entry[LONG], number[32];
  snprintf(entry, sizeof entry, "n.%s", name);
  snprintf(number, sizeof number, "%llu", (unsigned long long)inode);
  keep(entry, -1, number);
}

static void synced_folder(void) {
  struct dirent *entry;
  DIR *folder = opendir(watch);
  if (!folder) fail(watch);
  while ((entry = readdir(folder)))
    if (entry->d_type == DT_REG) keep_name(entry->d_name, entry->d_ino);
  closedir(folder);
  if (!(folder = opendir(disk))) fail(disk);
  while ((entry = readdir(folder))) {
    char path[LONG];
    if (strncmp(entry->d_name, "n.", 2)) continue;
    snprintf(path, sizeof path, "%s/%s", watch, entry->d_name + 2);
    if (access(path, F_OK) == 0) continue;
    snprintf(path, sizeof path, "%s/%s", disk, entry->d_name);
    unlink(path);
  }
  closedir(folder);
}

static void synced(int fd) {
  struct stat what;
  char link[64], path[LONG], inode[64];
  if (!watch || !disk || fstat(fd, &what) || what.st_dev != watched_device) return;
  if (S_ISDIR(what.st_mode)) {
    if (what.st_ino == watched_inode) synced_folder();
    return;
  }
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  size_t above = strlen(watch);
  if (length < 0 || !S_ISREG(what.st_mode)) return;
  path[length] = 0;
  if (strncmp(path, watch, above) || path[above] != '/' || strchr(path + above + 1, '/')) return;
  snprintf(inode, sizeof inode, "i%llu", (unsigned long long)what.st_ino);
  /* The name may be written for reading or not: a second look gives the bytes. */
  int again = open(path, O_RDONLY);
  if (again < 0) return;
  keep(inode, again, NULL);
  close(again);
  keep_name(path + above + 1, what.st_ino);
}

#define SYNC(name)                                              \
  int name(int fd) {                                            \
    static int (*real)(int);                                    \
    if (!real) *(void **)&real = dlsym(RTLD_NEXT, #name);       \
    int done = real(fd);                                        \
    if (done == 0) synced(fd);                                  \
    return done;                                                \
  }
SYNC(fsync)
SYNC(fdatasync)
