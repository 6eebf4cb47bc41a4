package import Ciphers

import Kernel

/// Recomputes a journal from its first entry to its last, one entry at a time, and needs no database: entries may come
/// from an export. All entries of one chain come together, in the order of their sequences.
package struct JournalVerifier {
    /// Where the reading of the current chain stands.
    private struct Reading {
        let chain: String
        var sequence: Int64 = 0
        var hash = EntryHash.beforeFirst
        /// Only the first problem of a chain is named; what follows is its consequence.
        var isBroken = false
    }

    private var report = VerificationReport()
    private var reading: Reading?
    private var ends: [String: JournalHead] = [:]
    private var anchors = CheckpointAnchors()
    private var hasWitness = false

    /// A verifier that has read nothing.
    package init() {}

    /// Holds the journal against a checkpoint kept beside it, found at `place` (`库内第 3 个检查点`); `key` checks the signature.
    /// They come in the order in which they were made: one that falls behind an earlier one is a problem.
    package mutating func hold(against note: SignedNote, from place: String, key: VerifyingKey?) {
        guard let checkpoint = believed(note, place, key) else { return }
        for end in anchors.add(checkpoint) {
            problem(
                end.chain, end.sequence,
                "\(place)：比此前的检查点更旧，日志链\(JournalVerifier.name(end.chain))已签到第 \(end.sequence) 条。")
        }
    }

    /// Holds the journal against a checkpoint kept elsewhere, which may be of any age.
    package mutating func hold(witness note: SignedNote, key: VerifyingKey?) {
        guard let checkpoint = believed(note, "所给的检查点", key) else { return }
        _ = anchors.add(checkpoint)
        hasWitness = true
    }

    private mutating func believed(_ note: SignedNote, _ place: String, _ key: VerifyingKey?) -> Checkpoint? {
        do {
            let checkpoint = try note.checkpoint(checkedBy: key)
            if key == nil { report.unknown.append("\(place)：没有公钥，未核对签名，无法知道检查点是否伪造。") }
            if checkpoint.size >= anchors.largest {
                report.checkpoint = "\(checkpoint.at.chinese)，共 \(checkpoint.size) 条"
            }
            return checkpoint
        } catch {
            let sentence =
                switch error {
                case .malformed: "检查点格式不对，或者内容与根哈希不符"
                case .wrongKey: "检查点不是用本系统的密钥签名的"
                case .wrongSignature: "检查点的签名不成立，内容被改动过"
                }
            problem(nil, nil, "\(place)：\(sentence)。")
            return nil
        }
    }

    /// Takes the next entry.
    package mutating func take(_ entry: RecordedEntry) throws {
        report.entries += 1
        if reading?.chain != entry.chain { begin(entry.chain) }
        guard var now = reading else { return }
        let expected = now.sequence + 1
        if entry.sequence > expected {
            broken(&now, expected, "缺少第 \(expected) 条")
        } else if entry.sequence < expected {
            broken(&now, entry.sequence, "第 \(entry.sequence) 条重复或次序不对")
        } else if entry.previous != now.hash {
            broken(&now, entry.sequence, "第 \(entry.sequence) 条与前一条接不上")
        }
        if try EntryHash.of(entry) != entry.hash {
            broken(&now, entry.sequence, "第 \(entry.sequence) 条的内容与它的哈希不符")
        }
        if anchors.contradict(entry) {
            broken(&now, entry.sequence, "第 \(entry.sequence) 条与已签名的检查点不同，这一条或者它之前的内容被重新计算过")
        }
        now.sequence = entry.sequence
        now.hash = entry.hash
        reading = now
    }

    /// Ends the reading; `heads` are the ends of the chains as the database or the export states them.
    package mutating func finish(heads: [JournalHead]) -> VerificationReport {
        endChain()
        let stated = Dictionary(heads.map { ($0.chain, $0) }, uniquingKeysWith: { one, _ in one })
        for chain in Set(ends.keys).union(stated.keys).union(anchors.chains).sorted() {
            checkEnd(of: chain, stated: stated[chain])
        }
        report.chains = ends.count
        report.problems.sort { ($0.chain ?? "", $0.sequence ?? 0) < ($1.chain ?? "", $1.sequence ?? 0) }
        if anchors.isEmpty {
            report.unknown.append(
                "没有检查点：无法知道日志末尾是否被截去、整个数据库是否被换成旧的副本、整条链是否被重新计算过。请用另外保存的检查点再核对一次（--checkpoint）。")
        } else if !hasWitness {
            report.unknown.append("只有与日志存放在一起的检查点：无法知道最后一个检查点连同它之后的日志是否一起被删去。请用另外保存的检查点再核对一次（--checkpoint）。")
        }
        return report
    }

    /// Adds what was found elsewhere: a record that differs from its last entry.
    package mutating func problem(_ chain: String?, _ sequence: Int64?, _ sentence: String) {
        report.problems.append(VerificationReport.Problem(chain: chain, sequence: sequence, sentence: sentence))
    }

    private mutating func begin(_ chain: String) {
        endChain()
        reading = Reading(chain: chain)
        if ends[chain] != nil { problem(chain, nil, "日志链\(JournalVerifier.name(chain))分成了几段。") }
    }

    private mutating func endChain() {
        guard let reading else { return }
        ends[reading.chain] = JournalHead(chain: reading.chain, sequence: reading.sequence, hash: reading.hash)
        self.reading = nil
    }

    private mutating func checkEnd(of chain: String, stated: JournalHead?) {
        let end = ends[chain] ?? JournalHead(chain: chain, sequence: 0, hash: EntryHash.beforeFirst)
        let name = JournalVerifier.name(chain)
        if let signed = anchors.last(chain), signed.sequence > end.sequence {
            problem(
                chain, end.sequence + 1,
                "日志链\(name)：缺少第 \(end.sequence + 1) 至 \(signed.sequence) 条，检查点已签到第 \(signed.sequence) 条；末尾被截去，或者换成了旧的副本。"
            )
        } else if stated?.sequence != end.sequence || stated?.hash != end.hash, !hasProblem(chain) {
            let first = min(stated?.sequence ?? 0, end.sequence) + 1
            problem(chain, first, "日志链\(name)：末尾与链头登记的第 \(stated?.sequence ?? 0) 条不一致。")
        }
    }

    private func hasProblem(_ chain: String) -> Bool { report.problems.contains { $0.chain == chain } }

    private mutating func broken(_ reading: inout Reading, _ sequence: Int64, _ what: String) {
        if !reading.isBroken {
            problem(reading.chain, sequence, "日志链\(JournalVerifier.name(reading.chain))：\(what)。")
        }
        reading.isBroken = true
    }

    private static func name(_ chain: String) -> String { chain.isEmpty ? "（全系统）" : " \(chain) " }
}
