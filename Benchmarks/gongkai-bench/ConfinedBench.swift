import Foundation
import OfficeFormats
import Plans

/// The same as an upload has it: a confined child of the program for each file, its answer decoded.
struct ConfinedBench {
    let files: [URL]
    let program: String
    let python: Python
    let rounds: Int

    func figures() async throws -> [Figure] {
        let reader = ConfinedReader(executable: program)
        let script = python.folder.appendingPathComponent("reference_docs.py").path
        var figure = Figure(
            "reading a plan in a confined child, a process each, mean of \(files.count) files", unit: "ms",
            against: "a Python process each, tables only")
        for round in 0...rounds {
            var ours = 0.0, reference = 0.0
            for file in files {
                let bytes = Array(try Data(contentsOf: file))
                ours += try await seconds {
                    let answer = try await reader.read(bytes, name: file.lastPathComponent)
                    _ = try JSONDecoder().decode(ReadPlan.self, from: Data(answer))
                }
                reference += try await seconds {
                    _ = try Child.output(of: [python.executable, script, "once", file.path])
                }
            }
            let count = Double(files.count)
            if round > 0 { figure.add(ours: ours / count * 1e3, reference: reference / count * 1e3) }
        }
        return [figure]
    }
}
