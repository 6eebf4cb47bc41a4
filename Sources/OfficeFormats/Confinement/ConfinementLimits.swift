/// What a confined child may use.
package struct ConfinementLimits: Sendable, Hashable {
    /// Address space in bytes (`RLIMIT_AS`), for each process of the child.
    package var memoryBytes: Int
    /// Processor time in whole seconds (`RLIMIT_CPU`), for each process of the child.
    package var processorSeconds: Int
    /// Time until the child and all it started are killed.
    package var wallClock: Duration
    /// The largest result that is taken.
    package var outputBytes: Int
    /// The largest file the child may write in its own folder (`RLIMIT_FSIZE` together with `outputBytes`).
    package var fileBytes: Int
    /// Open files (`RLIMIT_NOFILE`).
    package var openFiles: Int
    /// Processes and threads (`RLIMIT_NPROC`); set in a sandbox only, elsewhere it would count the server's threads.
    package var processes: Int

    /// Limits for a child with the given sizes; the rest are those of `reading`.
    package init(
        memoryBytes: Int = 512 << 20, processorSeconds: Int = 10, wallClock: Duration = .seconds(15),
        outputBytes: Int = 64 << 20, fileBytes: Int = 16 << 20, openFiles: Int = 64, processes: Int = 64
    ) {
        self.memoryBytes = memoryBytes
        self.processorSeconds = processorSeconds
        self.wallClock = wallClock
        self.outputBytes = outputBytes
        self.fileBytes = fileBytes
        self.openFiles = openFiles
        self.processes = processes
    }

    /// For our own parsers: 512 MB, 10 s.
    package static let reading = ConfinementLimits()
    /// For poppler's programs: 1 GB, 20 s.
    package static let converting = ConfinementLimits(
        memoryBytes: 1 << 30, processorSeconds: 20, wallClock: .seconds(30))
    /// For LibreOffice, which maps far more than it uses: 6 GB of address space, 60 s.
    package static let office = ConfinementLimits(
        memoryBytes: 6 << 30, processorSeconds: 60, wallClock: .seconds(90), fileBytes: 128 << 20, openFiles: 256,
        processes: 256)
}
