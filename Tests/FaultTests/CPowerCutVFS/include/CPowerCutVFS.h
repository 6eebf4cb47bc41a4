#pragma once

/// Makes every later SQLite connection of this process write through a file system that can lose power: after `operations`
/// writes, truncations and syncs, what was synced stays, of the rest a random part (whole writes, or single 512-byte
/// sectors of them) reaches the disk, and the process ends with status 137. Returns 0, or an SQLite error code.
int power_cut_after(long operations, unsigned seed);
