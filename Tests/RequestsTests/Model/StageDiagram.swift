import Foundation
import Testing

@testable import Requests

/// A file beside the tests or in the docs that is generated and compared.
enum Pinned {
    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static func compare(_ actual: String, with name: String) throws {
        try compare(actual, at: root.appending(path: "Tests/RequestsTests/Pinned/\(name)"))
    }

    static func compare(_ actual: String, at file: URL) throws {
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try actual.write(to: file, atomically: true, encoding: .utf8)
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        #expect(actual == expected, "\(file.lastPathComponent) changed; look at every line, then run with RECORD=1")
    }
}

/// `docs/requests-stages.md`, drawn from `RequestStageTable`.
enum StageDiagram {
    static func text() -> String {
        var lines = [
            "# Stages of a case", "",
            "Drawn from `RequestStageTable` by its test (`RECORD=1` writes it anew); withdrawal (撤回, K23) leads from every open",
            "stage to 已办结 and is left out of the picture. Rules: FOI-D8, FOI-45.", "", "```mermaid", "stateDiagram-v2",
        ]
        for stage in RequestStage.allCases { lines.append("    state \"\(stage.chinese)\" as \(stage.rawValue)") }
        lines.append("    [*] --> awaiting_confirmation: 网络、传真、平常信函")
        lines.append("    [*] --> registered: 当面、签收邮件")
        for stage in RequestStage.allCases {
            for target in RequestStage.allCases where target != stage {
                let acts = RequestAct.allCases.filter {
                    $0 != .withdraw && RequestStageTable.targets(of: $0, in: stage).contains(target)
                }
                if acts.isEmpty { continue }
                let words = acts.map(\.chinese).joined(separator: " / ")
                lines.append("    \(stage.rawValue) --> \(target.rawValue): \(words)")
            }
        }
        lines += ["    archived --> [*]", "```", "", "| stage | acts that leave it where it is |", "|---|---|"]
        for stage in RequestStage.allCases {
            let acts = RequestAct.allCases.filter { RequestStageTable.targets(of: $0, in: stage).contains(stage) }
            lines.append("| \(stage.chinese) | \(acts.map(\.chinese).joined(separator: "、")) |")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
