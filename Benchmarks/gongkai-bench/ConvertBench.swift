import Foundation
import OfficeFormats

/// A Word file to HTML: the command against pandoc's, and the library alone, in this process, against pandoc's process.
struct ConvertBench {
    let files: [URL]
    let program: String
    let rounds: Int
    private let repeats = 20

    init(files: [URL], program: String, rounds: Int) {
        self.files = files
        self.program = program
        self.rounds = rounds
    }

    func figures() async throws -> [Figure] {
        let pandoc = ["/usr/bin/pandoc", "/usr/local/bin/pandoc"].first {
            FileManager.default.isExecutableFile(atPath: $0)
        }
        guard let pandoc else { throw BenchFailure("pandoc is not installed") }
        let name = "docx → HTML, mean of \(files.count) files"
        var command = Figure(
            "\(name): the command with its confined child", unit: "ms", against: "pandoc", aim: .timesLess(10))
        var library = Figure("\(name): in the server's process", unit: "ms", against: "pandoc", aim: .timesLess(10))
        for round in 0...rounds {
            var (ours, own, reference) = (0.0, 0.0, 0.0)
            for file in files {
                ours += try await seconds {
                    let html = try Child.output(of: [program, "document", "convert", file.path, "--to", "html"])
                    guard html.count > 3_000 else { throw BenchFailure("no page of \(file.lastPathComponent)") }
                }
                reference += try await seconds {
                    let html = try Child.output(of: [pandoc, "-f", "docx", "-t", "html", file.path])
                    guard html.count > 3_000 else { throw BenchFailure("pandoc gave no page") }
                }
                let bytes = Array(try Data(contentsOf: file))
                own += try await seconds {
                    for _ in 0..<repeats {
                        guard try RichReader.docx(bytes).html.utf8.count > 3_000 else {
                            throw BenchFailure("no HTML of \(file.lastPathComponent)")
                        }
                    }
                }
            }
            let count = Double(files.count)
            if round > 0 {
                command.add(ours: ours / count * 1e3, reference: reference / count * 1e3)
                library.add(ours: own / count / Double(repeats) * 1e3, reference: reference / count * 1e3)
            }
        }
        return [command, library]
    }
}
