import Foundation

/// How far a child is kept from the machine. The limits of `prlimit` hold at every level.
package enum Isolation: String, Sendable, CaseIterable {
    /// bubblewrap: own process, network, mount and user namespaces; sees programs, fonts and its own folder only.
    case sandbox
    /// `unshare --net`: no network, but the same file system.
    case networkless
    /// Neither is permitted here: limits, empty environment and process group only.
    case limitsOnly

    /// One English line for the log at start-up, nil when nothing is missing.
    package var note: String? {
        switch self {
        case .sandbox: nil
        case .networkless: "bubblewrap is not usable: file readers run without network but see the file system"
        case .limitsOnly: "neither bubblewrap nor unshare is usable: file readers run under resource limits only"
        }
    }
}

/// Builds the command line around a confined program: `timeout` → sandbox → `prlimit` → program.
struct Sandbox {
    let isolation: Isolation
    let limits: ConfinementLimits
    let folder: String
    /// Bind the folder into the sandbox; otherwise the child gets a memory folder that vanishes with it.
    let sharesFolder: Bool
    let readable: [String]
    /// Names this child and everything it starts.
    let marker: String
    /// Files may be as long as the input, which the child may hand on to a program of its own.
    let inputBytes: Int

    func command(_ executable: String, _ arguments: [String]) -> [String] {
        watchdog + walls(executable) + prlimit + [executable] + arguments
    }

    /// Ends the child even when the server itself was killed before it could.
    private var watchdog: [String] {
        let seconds = limits.wallClock.components.seconds + 3
        return ["/usr/bin/timeout", "--signal=KILL", "\(seconds)"]
    }

    private var prlimit: [String] {
        let processor = InheritedLimit.capped(limits.processorSeconds + 1, RLIMIT_CPU)
        let fileSize = max(limits.outputBytes, limits.fileBytes, inputBytes) + 1
        var words = [
            "/usr/bin/prlimit", "--core=0", "--as=\(InheritedLimit.capped(limits.memoryBytes, RLIMIT_AS))",
            "--cpu=\(min(limits.processorSeconds, processor)):\(processor)",
            "--fsize=\(InheritedLimit.capped(fileSize, RLIMIT_FSIZE))",
            "--nofile=\(InheritedLimit.capped(limits.openFiles, RLIMIT_NOFILE))",
        ]
        if isolation == .sandbox { words.append("--nproc=\(InheritedLimit.capped(limits.processes, __RLIMIT_NPROC))") }
        return words
    }

    private func walls(_ executable: String) -> [String] {
        switch isolation {
        case .sandbox: bubblewrap(executable)
        case .networkless: ["/usr/bin/unshare", "--net"] + (geteuid() == 0 ? [] : ["--map-root-user"]) + ["--"]
        case .limitsOnly: []
        }
    }

    private func bubblewrap(_ executable: String) -> [String] {
        var words = [
            "/usr/bin/bwrap", "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--proc",
            "/proc", "--dev", "/dev", "--remount-ro", "/dev", "--ro-bind", "/usr", "/usr",
        ]
        for path in Self.systemPaths { words += ["--ro-bind-try", path, path] }
        words +=
            sharesFolder
            ? ["--bind", folder, "/tmp"] : ["--size", "\(limits.fileBytes * 4 + inputBytes * 2)", "--tmpfs", "/tmp"]
        for path in readable + Self.loadedLibraryFolders { words += ["--ro-bind-try", path, path] }
        words += ["--ro-bind-try", executable, executable, "--remount-ro", "/", "--chdir", "/tmp", "--"]
        return words
    }

    /// Nothing of the server's environment reaches the child; the marker finds what escaped its process group.
    var environment: [String: String] {
        let home = isolation == .sandbox ? "/tmp" : folder
        return [
            "PATH": "/usr/bin:/bin", "HOME": home, "TMPDIR": home, "LANG": "C.UTF-8", "TZ": "UTC0",
            "SWIFT_BACKTRACE": "enable=no", "MALLOC_ARENA_MAX": "2",
            "GONGKAI_CONFINED": marker,
        ]
    }

    private static let systemPaths = [
        "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/fonts", "/etc/ld.so.cache", "/etc/ld.so.conf",
        "/etc/ld.so.conf.d", "/etc/alternatives", "/etc/libreoffice", "/etc/localtime", "/var/cache/fontconfig",
    ]

    /// A debug build loads the Swift runtime from wherever the toolchain lies; the same program needs it as a child.
    private static let loadedLibraryFolders: [String] = {
        // Its size reads as 0, so it must be read to its end.
        guard let handle = FileHandle(forReadingAtPath: "/proc/self/maps") else { return [] }
        let maps = handle.readDataToEndOfFile()
        var folders: Set<String> = []
        for line in String(decoding: maps, as: UTF8.self).split(separator: "\n") {
            guard let start = line.firstIndex(of: "/") else { continue }
            let path = String(line[start...])
            guard path.contains(".so") else { continue }
            let folder = (path as NSString).deletingLastPathComponent
            if !["/usr/", "/lib"].contains(where: folder.hasPrefix) { folders.insert(folder) }
        }
        return folders.sorted()
    }()
}
