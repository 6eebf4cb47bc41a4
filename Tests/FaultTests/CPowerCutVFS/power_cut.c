#include "CPowerCutVFS.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { SECTOR = 512 };

/// One change since the last sync, with what is needed to take it back and to do it again.
typedef struct Change {
    struct Change *earlier;
    int is_truncation;
    sqlite3_int64 offset;  // of the write; the new size of a truncation
    sqlite3_int64 old_size;
    int length;            // of `before`, and of `after` for a write
    unsigned char *before, *after;
} Change;

typedef struct File {
    sqlite3_file base;
    sqlite3_file *real;
    int is_tracked;
    Change *latest;
    struct File *next;
} File;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs our_vfs;
static sqlite3_io_methods methods;
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static File *files;
enum Fault { POWER_CUT, DISK_FULL, SYNC_FAILS };

static enum Fault fault;
static long operations_left, refusals_left;
static unsigned long long random_state;

static sqlite3_file *real(sqlite3_file *file) { return ((File *)file)->real; }

static unsigned random_number(unsigned below) {
    random_state ^= random_state << 13;
    random_state ^= random_state >> 7;
    random_state ^= random_state << 17;
    return (unsigned)(random_state >> 20) % below;
}

static void take_back(File *file) {
    for (Change *change = file->latest; change; change = change->earlier) {
        sqlite3_file *target = file->real;
        if (change->length) target->pMethods->xWrite(target, change->before, change->length, change->offset);
        target->pMethods->xTruncate(target, change->old_size);
    }
}

static void do_again(File *file, Change *change, unsigned chance) {
    sqlite3_file *target = file->real;
    if (!change) return;
    do_again(file, change->earlier, chance);
    if (change->is_truncation) {
        if (random_number(100) < chance) target->pMethods->xTruncate(target, change->offset);
        return;
    }
    int is_torn = random_number(4) == 0;
    if (!is_torn) {
        if (random_number(100) < chance) target->pMethods->xWrite(target, change->after, change->length, change->offset);
        return;
    }
    for (int start = 0; start < change->length; start += SECTOR) {
        int length = change->length - start < SECTOR ? change->length - start : SECTOR;
        if (random_number(100) < chance) {
            target->pMethods->xWrite(target, change->after + start, length, change->offset + start);
        }
    }
}

/// Called with the lock held, which nobody gets again.
static void cut(void) {
    static const unsigned chances[] = {0, 10, 50, 90, 100};
    unsigned chance = chances[random_number(5)];
    for (File *file = files; file; file = file->next) {
        take_back(file);
        do_again(file, file->latest, chance);
    }
    _exit(137);
}

/// What an operation meets; called with the lock held.
static int next_operation(int is_sync) {
    if (--operations_left > 0) return SQLITE_OK;
    switch (fault) {
    case POWER_CUT: cut(); break;
    case DISK_FULL:
        if (!is_sync && refusals_left > 0) {
            refusals_left--;
            return SQLITE_FULL;
        }
        break;
    case SYNC_FAILS:
        if (is_sync && refusals_left > 0) {
            refusals_left--;
            return SQLITE_IOERR_FSYNC;
        }
        break;
    }
    return SQLITE_OK;
}

static void forget(File *file) {
    while (file->latest) {
        Change *change = file->latest;
        file->latest = change->earlier;
        free(change->before);
        free(change->after);
        free(change);
    }
}

static int remember(File *file, int is_truncation, sqlite3_int64 offset, int length, const void *after) {
    Change *change = calloc(1, sizeof *change);
    if (!change) return SQLITE_NOMEM;
    change->is_truncation = is_truncation;
    change->offset = offset;
    file->real->pMethods->xFileSize(file->real, &change->old_size);
    sqlite3_int64 overlap = change->old_size - offset;
    if (overlap < 0) overlap = 0;
    if (!is_truncation && overlap > length) overlap = length;
    change->before = calloc(1, (size_t)(is_truncation ? overlap : length) + 1);
    if (overlap) file->real->pMethods->xRead(file->real, change->before, (int)overlap, offset);
    change->length = (int)(is_truncation ? overlap : length);
    if (!is_truncation) {
        change->after = malloc((size_t)length);
        memcpy(change->after, after, (size_t)length);
    }
    change->earlier = file->latest;
    file->latest = change;
    return SQLITE_OK;
}

static int write_file(sqlite3_file *file, const void *bytes, int length, sqlite3_int64 offset) {
    File *ours = (File *)file;
    if (!ours->is_tracked) return ours->real->pMethods->xWrite(ours->real, bytes, length, offset);
    pthread_mutex_lock(&lock);
    int result = next_operation(0);
    if (result == SQLITE_OK) result = remember(ours, 0, offset, length, bytes);
    if (result == SQLITE_OK) result = ours->real->pMethods->xWrite(ours->real, bytes, length, offset);
    pthread_mutex_unlock(&lock);
    return result;
}

static int truncate_file(sqlite3_file *file, sqlite3_int64 size) {
    File *ours = (File *)file;
    if (!ours->is_tracked) return ours->real->pMethods->xTruncate(ours->real, size);
    pthread_mutex_lock(&lock);
    int result = next_operation(0);
    if (result == SQLITE_OK) result = remember(ours, 1, size, 0, NULL);
    if (result == SQLITE_OK) result = ours->real->pMethods->xTruncate(ours->real, size);
    pthread_mutex_unlock(&lock);
    return result;
}

/// The real disk is not asked to sync: what counts as synced is decided here, and the suite runs faster.
static int sync_file(sqlite3_file *file, int flags) {
    (void)flags;
    File *ours = (File *)file;
    pthread_mutex_lock(&lock);
    int result = next_operation(1);
    if (result == SQLITE_OK) forget(ours);
    pthread_mutex_unlock(&lock);
    return result;
}

static int close_file(sqlite3_file *file) {
    File *ours = (File *)file;
    pthread_mutex_lock(&lock);
    // What a closed file had not synced is as lost as ever, but this process never closes one before the cut.
    for (File **link = &files; *link; link = &(*link)->next) {
        if (*link == ours) {
            *link = ours->next;
            break;
        }
    }
    forget(ours);
    pthread_mutex_unlock(&lock);
    int result = ours->real->pMethods->xClose(ours->real);
    free(ours->real);
    return result;
}

static int read_file(sqlite3_file *f, void *b, int n, sqlite3_int64 o) { return real(f)->pMethods->xRead(real(f), b, n, o); }
static int file_size(sqlite3_file *f, sqlite3_int64 *s) { return real(f)->pMethods->xFileSize(real(f), s); }
static int lock_file(sqlite3_file *f, int l) { return real(f)->pMethods->xLock(real(f), l); }
static int unlock_file(sqlite3_file *f, int l) { return real(f)->pMethods->xUnlock(real(f), l); }
static int check_lock(sqlite3_file *f, int *r) { return real(f)->pMethods->xCheckReservedLock(real(f), r); }
static int sector_size(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
static int traits(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
static int shm_lock(sqlite3_file *f, int o, int n, int l) { return real(f)->pMethods->xShmLock(real(f), o, n, l); }
static void shm_barrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int shm_unmap(sqlite3_file *f, int d) { return real(f)->pMethods->xShmUnmap(real(f), d); }
static int shm_map(sqlite3_file *f, int p, int s, int e, void volatile **m) {
    return real(f)->pMethods->xShmMap(real(f), p, s, e, m);
}

/// Hints (size, chunk) would change the file behind our back.
static int control(sqlite3_file *f, int op, void *argument) {
    if (op == SQLITE_FCNTL_SIZE_HINT || op == SQLITE_FCNTL_CHUNK_SIZE) return SQLITE_OK;
    return real(f)->pMethods->xFileControl(real(f), op, argument);
}

static int open_file(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags) {
    (void)vfs;
    File *ours = (File *)file;
    memset(ours, 0, sizeof *ours);
    ours->real = calloc(1, (size_t)real_vfs->szOsFile);
    if (!ours->real) return SQLITE_NOMEM;
    int result = real_vfs->xOpen(real_vfs, name, ours->real, flags, out_flags);
    if (result != SQLITE_OK) {
        free(ours->real);
        ours->base.pMethods = NULL;
        return result;
    }
    ours->is_tracked = (flags & (SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
    ours->base.pMethods = &methods;
    pthread_mutex_lock(&lock);
    ours->next = files;
    files = ours;
    pthread_mutex_unlock(&lock);
    return SQLITE_OK;
}

static int begin(enum Fault wanted, long operations, long refusals, unsigned seed) {
    fault = wanted;
    operations_left = operations;
    refusals_left = refusals;
    random_state = 0x9E3779B97F4A7C15ull ^ ((unsigned long long)seed << 17 | seed | 1);
    real_vfs = sqlite3_vfs_find(NULL);
    if (!real_vfs) return SQLITE_ERROR;
    methods = (sqlite3_io_methods){
        .iVersion = 2, .xClose = close_file, .xRead = read_file, .xWrite = write_file, .xTruncate = truncate_file,
        .xSync = sync_file, .xFileSize = file_size, .xLock = lock_file, .xUnlock = unlock_file,
        .xCheckReservedLock = check_lock, .xFileControl = control, .xSectorSize = sector_size,
        .xDeviceCharacteristics = traits, .xShmMap = shm_map, .xShmLock = shm_lock, .xShmBarrier = shm_barrier,
        .xShmUnmap = shm_unmap,
    };
    our_vfs = *real_vfs;
    our_vfs.pNext = NULL;
    our_vfs.zName = "power-cut";
    our_vfs.szOsFile = (int)sizeof(File);
    our_vfs.xOpen = open_file;
    return sqlite3_vfs_register(&our_vfs, 1);
}

int power_cut_after(long operations, unsigned seed) { return begin(POWER_CUT, operations, 0, seed); }
int disk_full_after(long operations, long count) { return begin(DISK_FULL, operations, count, 1); }
int sync_fails_after(long operations) { return begin(SYNC_FAILS, operations, 1, 1); }
