import Foundation

/// A folder with the sample county and a copy of its first page for the reference to serve.
final class SampleData {
    let folder: URL
    let program: String
    let python: Python
    /// The path of the first page on ours; the reference has it as `page.html`.
    let page = "/ledger"
    private static let asOf = "2026-09-15"

    init(program: String, python: Python) throws {
        self.program = program
        self.python = python
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "gongkai-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: pages, withIntermediateDirectories: true)
        _ = try Child.output(of: [program, "demo", "--load-only", "--data", data, "--as-of", SampleData.asOf])
        let server = try ours()
        try Data(try server.firstAnswer(page).body).write(to: pages.appendingPathComponent("page.html"))
    }

    deinit {
        do { try FileManager.default.removeItem(at: folder) } catch { print("left behind: \(folder.path)") }
    }

    private var data: String { folder.appendingPathComponent("data").path }
    private var pages: URL { folder.appendingPathComponent("pages") }

    func ours() throws -> LocalServer {
        try LocalServer(program) { port in
            ["serve", "--data", data, "--as-of", SampleData.asOf, "--port", "\(port)", "--ops-port", "0"]
        }
    }

    func reference() throws -> LocalServer {
        try LocalServer(python.executable) { port in
            [
                "-m", "http.server", "\(port)", "--bind", "127.0.0.1", "--protocol", "HTTP/1.1", "--directory",
                pages.path,
            ]
        }
    }

    /// Another page in the place of the first one, for the reference to serve.
    func serveByReference(_ body: [UInt8]) throws {
        try Data(body).write(to: pages.appendingPathComponent("page.html"))
    }
}
