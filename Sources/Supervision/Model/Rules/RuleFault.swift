package import Kernel

/// What is wrong in a rule file, where, and what to write in its place.
package struct RuleFault: Error, Hashable, Sendable {
    package let file: String
    /// From 1; nil when it is the file as a whole.
    package let line: Int?
    package let problem: String

    package init(file: String, line: Int?, _ problem: String) {
        self.file = file
        self.line = line
        self.problem = problem
    }

    package var sentence: String { "规则文件 \(file)\(line.map { " 第 \($0) 行" } ?? "")：\(problem)" }
}

/// Everything that is wrong.
package struct RuleFaults: Error, Hashable, Sendable {
    package let all: [RuleFault]

    package init(_ all: [RuleFault]) { self.all = all }

    /// All of it in one sentence for whoever starts the program.
    package var refusal: Refusal {
        let more = all.count > 1 ? "（共 \(all.count) 处，可用 gongkai rules check 逐处列出）" : ""
        return Refusal(.invalid, "没有启动：\(all.first?.sentence ?? "规则文件有误。")\(more)", rule: "SUP-2")
    }
}
