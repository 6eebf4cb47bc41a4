import Kernel

extension EverydayWords {
    /// The lists that come with the program: `Resources/questions.txt` and `Resources/everyday.txt`.
    static let shipped = EverydayWords(
        questions: lines(PackageResources.questions_txt).compactMap { words in
            guard words.count == 2, let role = Role(rawValue: words[0]) else { return nil }
            return (role, words[1])
        }, groups: lines(PackageResources.everyday_txt))

    private static func lines(_ bytes: [UInt8]) -> [[String]] {
        String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
            .map { $0.split(separator: " ").map { String($0) } }
    }
}
