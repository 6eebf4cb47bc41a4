import Foundation
import Testing
import TextForms

/// What holds for every pair of texts, and that no pair takes long.
@Suite struct TextDiffPropertyTests {
    private static let alphabet = Array(
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严"
            .unicodeScalars)

    private static func sentence(_ random: inout SplitMix) -> String {
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 3...40, using: &random) {
            text.append(alphabet[Int.random(in: 0..<alphabet.count, using: &random)])
            switch Int.random(in: 0..<60, using: &random) {
            case 0...3: text.append("，")
            case 4: text.append(contentsOf: "2026年3月2日".unicodeScalars)
            case 5: text.append(contentsOf: "×卫发〔2026〕12号".unicodeScalars)
            case 6: text.append(contentsOf: "95.2%".unicodeScalars)
            case 7: text.append(contentsOf: "“卫健”".unicodeScalars)
            case 8: text.append("\u{301}")
            case 9: text.append("\r")
            default: break
            }
        }
        let ends = ["。", "。", "。", "。\n", "；", "！”", "？\r\n", "\n", ""]
        return String(text) + ends[Int.random(in: 0..<ends.count, using: &random)]
    }

    private static func text(_ sentences: Int, _ random: inout SplitMix) -> [String] {
        (0..<sentences).map { _ in sentence(&random) }
    }

    /// Cuts, insertions, moves and typing errors at random.
    private static func edited(_ sentences: [String], _ edits: Int, _ random: inout SplitMix) -> [String] {
        var result = sentences
        for _ in 0..<edits where !result.isEmpty {
            let at = Int.random(in: 0..<result.count, using: &random)
            switch Int.random(in: 0..<6, using: &random) {
            case 0: result.remove(at: at)
            case 1: result.insert(sentence(&random), at: at)
            case 2: result.swapAt(at, Int.random(in: 0..<result.count, using: &random))
            default:
                var scalars = Array(result[at].unicodeScalars)
                let place = Int.random(in: 0...scalars.count, using: &random)
                let end = min(scalars.count, place + Int.random(in: 0...3, using: &random))
                scalars.replaceSubrange(place..<end, with: sentence(&random).unicodeScalars.prefix(2))
                result[at] = String(String.UnicodeScalarView(scalars))
            }
        }
        return result
    }

    private static func scalars(_ pieces: [DiffPiece], without kind: DiffPiece.Kind) -> [Unicode.Scalar] {
        pieces.filter { $0.kind != kind }.flatMap { Array($0.text.unicodeScalars) }
    }

    private static func check(_ old: String, _ new: String) -> [DiffPiece] {
        let pieces = TextDiff.pieces(from: old, to: new)
        // Compared first, so that a hundred thousand characters are not kept for a message.
        let givesBoth =
            scalars(pieces, without: .added) == Array(old.unicodeScalars)
            && scalars(pieces, without: .removed) == Array(new.unicodeScalars)
        #expect(givesBoth)
        let isTidy = zip(pieces, pieces.dropFirst()).allSatisfy { one, next in
            one.kind != next.kind && !(one.kind == .added && next.kind == .removed)
        }
        #expect(isTidy)
        #expect(pieces.allSatisfy { !$0.text.isEmpty })
        return pieces
    }

    @Test(arguments: 0..<8) func piecesGiveBothTexts(seed: UInt64) {
        var random = SplitMix(seed: seed)
        for round in 0..<60 {
            let old = Self.text(Int.random(in: 0...12, using: &random), &random)
            let new = Self.edited(old, round % 9, &random)
            _ = Self.check(old.joined(), new.joined())
            let stranger = Self.text(3, &random)
            _ = Self.check(old.joined(), stranger.joined())
        }
    }

    @Test func aTextAgainstItselfIsOnePiece() {
        var random = SplitMix(seed: 7)
        for count in 1...40 {
            let text = Self.text(count, &random).joined()
            #expect(TextDiff.pieces(from: text, to: text) == [DiffPiece(.same, text)])
        }
    }

    @Test func oneTypingErrorTouchesOneSentence() {
        var random = SplitMix(seed: 11)
        let sentences = (0..<200).map { _ in Self.sentence(&random) + "。" }
        var edited = sentences
        edited[100] = "开头错" + edited[100]
        let (pieces, summary) = TextDiff.compare(from: sentences.joined(), to: edited.joined())
        #expect(pieces.map(\.kind) == [.same, .added, .same])
        #expect(summary == DiffSummary(charactersAdded: 3, charactersRemoved: 0, sentencesTouched: 1))
    }

    /// Processor time of this thread, so that what else the machine does is not counted.
    private static func spent(_ old: String, _ new: String) -> Duration {
        let before = processorTime()
        _ = TextDiff.pieces(from: old, to: new)
        return processorTime() - before
    }

    private static func processorTime() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    @Test(arguments: ["edited", "every sentence changed", "strangers", "no sentence ends", "one character"])
    func aHundredThousandCharactersTakeLessThanASecond(shape: String) {
        var random = SplitMix(seed: 3)
        let long = Self.text(4300, &random)
        let pair: (String, String) =
            switch shape {
            case "edited": (long.joined(), Self.edited(long, 400, &random).joined())
            case "every sentence changed": (long.joined(), long.map { "改" + $0.dropFirst(2) }.joined())
            case "strangers": (long.joined(), Self.text(4300, &random).joined())
            case "no sentence ends":
                (Self.endless(long), Self.endless(Self.edited(long, 400, &random)))
            default: (String(repeating: "啊", count: 100_000), String(repeating: "啊吧", count: 50_000))
            }
        #expect(pair.0.unicodeScalars.count > 95_000)
        let spent = Self.spent(pair.0, pair.1)
        print("DIFF \(shape): \(spent)")
        #expect(spent < .seconds(1))
        _ = Self.check(pair.0, pair.1)
    }

    private static func endless(_ sentences: [String]) -> String {
        String(
            String.UnicodeScalarView(sentences.joined().unicodeScalars.filter { (0x4E00...0x9FFF).contains($0.value) }))
    }

    @Test func aMillionCharactersStayWithinBounds() {
        var random = SplitMix(seed: 5)
        let long = Self.text(43_000, &random)
        let new = Self.edited(long, 2000, &random).joined()
        let spent = Self.spent(long.joined(), new)
        print("DIFF million: \(spent)")
        #expect(spent < .seconds(10))
        let lines = (0..<500_000).map { _ in ["甲\n", "乙\n", "丙\n"][Int.random(in: 0..<3, using: &random)] }
        let repeating = Self.spent(lines.joined(), lines.reversed().joined())
        print("DIFF million of lines: \(repeating)")
        #expect(repeating < .seconds(20))
    }
}

/// A small generator, the same on every machine.
struct SplitMix: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
