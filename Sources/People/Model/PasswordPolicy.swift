package import Kernel

/// What a password must be (MLPS-1): at least 10 characters of 3 classes, not the login or the person's name, not one
/// that everybody tries.
package enum PasswordPolicy {
    package static let shortest = 10
    /// Longer ones cost time to hash and help nobody.
    package static let longest = 128
    /// How many earlier passwords may not come back.
    package static let remembered = 5
    /// Days after which it must be changed.
    package static let lifetimeDays = 90

    /// What is wrong with `password` for this person; nil when nothing is. Whether it was used before, the store knows.
    package static func refusal(of password: String, login: LoginName, name: String) -> Refusal? {
        if password.count < shortest { return refusal("至少 \(shortest) 个字符，现在是 \(password.count) 个") }
        if password.count > longest { return refusal("不超过 \(longest) 个字符") }
        if classes(of: password) < 3 { return refusal("大写字母、小写字母、数字、符号四类中至少要有三类") }
        let folded = folded(password)
        if folded.contains(self.folded(login.text)) { return refusal("不能包含登录名") }
        if name.count > 1, password.contains(name) { return refusal("不能包含姓名") }
        if isCommon(password) { return refusal("这是常见密码或简单的序列") }
        return nil
    }

    /// The refusal for one of the last five.
    package static let reused = refusal("不能与最近 \(remembered) 次用过的密码相同")

    private static func refusal(_ why: String) -> Refusal {
        Refusal(.invalid, "密码未修改：\(why)。请换一个密码。", rule: "MLPS-1", field: "password")
    }

    private static func classes(of password: String) -> Int {
        var seen: Set<Int> = []
        for scalar in password.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39: seen.insert(0)
            case 0x41...0x5A: seen.insert(1)
            case 0x61...0x7A: seen.insert(2)
            default: seen.insert(3)
            }
        }
        return seen.count
    }

    /// What is left of the password when the well-known words and everything that runs in a row are taken out says how
    /// much of it had to be guessed.
    private static func isCommon(_ password: String) -> Bool {
        var rest = Array(password.lowercased()).filter { fold($0) != nil }
        for word in commonWords {
            rest = without(word, in: rest)
        }
        return distinctSteps(of: rest) < 5
    }

    /// Characters that neither repeat the one before nor follow it by one (`aaaa`, `1234`, `dcba`).
    private static func distinctSteps(of characters: [Character]) -> Int {
        var count = 0
        var last: UInt32?
        for scalar in String(characters).unicodeScalars {
            let near = last.map { scalar.value == $0 || scalar.value == $0 &+ 1 || scalar.value &+ 1 == $0 } ?? false
            if !near { count += 1 }
            last = scalar.value
        }
        return count
    }

    private static func without(_ word: [Character], in letters: [Character]) -> [Character] {
        let spelt = letters.map { fold($0) ?? $0 }
        var kept: [Character] = []
        var index = 0
        while index < letters.count {
            if spelt[index...].starts(with: word) {
                index += word.count
            } else {
                kept.append(letters[index])
                index += 1
            }
        }
        return kept
    }

    /// Small letters, with the usual disguises taken off (`P@ssw0rd` → `password`) and separators dropped.
    private static func folded(_ text: String) -> String { String(text.lowercased().compactMap(fold)) }

    private static func fold(_ character: Character) -> Character? {
        switch character {
        case "0": "o"
        case "1", "!", "|", "i": "l"
        case "3": "e"
        case "@", "4": "a"
        case "$", "5": "s"
        case "-", "_", ".", " ", "#", "*": nil
        default: character
        }
    }

    // What lists of leaked passwords and government accounts begin with; years are digits that everybody can guess.
    private static let commonWords = [
        "password", "passwd", "passw", "qwertyuiop", "qwerty", "asdfghjkl", "asdfgh", "zxcvbnm", "zxcvbn", "qazwsx",
        "administrator", "admin", "root", "test", "guest", "welcome", "letmein", "iloveyou", "woaini", "monkey",
        "dragon",
        "master", "login", "hello", "secret", "changeme", "default", "system", "huawei", "china", "beijing", "zhongguo",
        "zhengwu", "gongkai", "weijian", "weisheng", "wsjkw", "wjw", "wjj", "zwgk", "zfxxgk", "abc", "qwe", "asd",
        "zxc",
        "qaz", "wsx", "edc", "密码", "政务公开", "卫健", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "2028",
    ].map { Array(folded($0)) }
}
