#pragma once

/// Makes every later SQLite connection of this process write through a file system that can lose power: after `operations`
/// writes, truncations and syncs, what was synced stays, of the rest a random part (whole writes, or single 512-byte
/// sectors of them) reaches the disk, and the process ends with status 137. Returns 0, or an SQLite error code.
int power_cut_after(long operations, unsigned seed);

/// After `operations` writes and syncs the disk is full: `count` writes are refused, then there is room again.
int disk_full_after(long operations, long count);

/// After `operations` writes and syncs one sync fails; those after it succeed, as on a real disk that lies.
int sync_fails_after(long operations);
