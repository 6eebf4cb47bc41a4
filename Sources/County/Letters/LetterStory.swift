import Kernel
import Letters
import People

/// Half a year of letters, from the hotline, the mailbox, the site, the telephone and the counter, act by act on the days on
/// which they happened.
struct LetterStory {
    let letters: LetterStore
    let clock: SampleClock
    let world: CountyWorld
    let calendar: WorkCalendar
    let asOf: Moment

    /// One letter: what it is about, when it came, and how it goes on.
    struct Tale {
        let matter: CountyLetters.Matter
        let title: String
        let day: Day
        let channel: LetterChannel
        var fate: LetterFate
        let number: Int
    }

    private struct Turn {
        let moment: Moment
        let tale: Int
        let step: LetterStep
    }

    private struct Standing {
        let id: LetterID
        let code: String?
    }

    func tell() async throws {
        let tales = tales()
        var standing: [Int: Standing] = [:], stopped: Set<Int> = []
        for turn in turns(of: tales) where !stopped.contains(turn.tale) {
            clock.set(min(turn.moment, asOf))
            let tale = tales[turn.tale]
            if turn.step == .arrive {
                standing[turn.tale] = try await arrive(tale)
            } else if let now = standing[turn.tale] {
                let merged = standing[turn.tale - 1]?.id
                if try await play(turn.step, now.id, now.code, tale, merged) == false { stopped.insert(turn.tale) }
            }
        }
        try await takeUpQuestions()
        clock.set(asOf)
    }

    // MARK: The tales

    private func tales() -> [Tale] {
        var tales: [Tale] = []
        func add(_ matter: CountyLetters.Matter, _ title: String, ago: Int, _ fate: LetterFate? = nil) {
            let number = tales.count, channel = LetterChannel.allCases[number * 7 % 5]
            let day = asOf.day.adding(days: -ago)
            var fate = fate ?? LetterFate.usual(number, ago: ago, matter.category)
            // Who wrote to 12345 has no code of ours to withdraw by.
            if channel == .hotline, fate == .withdrawn { fate = .satisfied }
            tales.append(
                Tale(matter: matter, title: title, day: day, channel: channel, fate: fate, number: number))
        }
        let matters = everyday()
        for (index, matter) in matters.enumerated() {
            let places = ["", "城关镇", "西河乡", "北山镇", "南湖社区", "东关街道"]
            let late = LetterStory.lastDays, ago = index < 66 ? 182 - index * 5 / 2 : late[(index - 66) % late.count]
            add(matter, places[index % 6] + matter.title, ago: ago)
        }
        for index in 0..<14 {
            let ago = index < 11 ? 178 - index * 5 : 120 - (index - 11) * 40
            add(CountyLetters.booklet, CountyLetters.lostBooklet[index % 7], ago: ago, index == 3 ? .selected : nil)
        }
        for index in 0..<9 {
            add(CountyLetters.flu, CountyLetters.fluVaccine[index % 6], ago: 62 - index * 7)
        }
        for index in 0..<7 {
            add(CountyLetters.schoolReturn, CountyLetters.handFoot[index % 5], ago: 128 - index * 5)
        }
        for index in 0..<8 {
            add(CountyLetters.carPark, CountyLetters.parking[index % 5], ago: 96 - index * 11)
        }
        for index in 0..<5 {
            add(CountyLetters.hotWork, CountyLetters.heat[index % 4], ago: 58 - index * 5)
        }
        for index in 0..<6 {
            add(CountyLetters.night, CountyLetters.nightClinic[index % 4], ago: 120 - index * 15)
        }
        return tales
    }

    /// How many days ago the last ones came.
    private static let lastDays = [14, 12, 10, 9, 8, 7, 6, 5, 4, 3, 2, 2, 1, 1, 1, 0, 0, 0]

    /// Questions come twice, what is told or wished up to four times.
    private func everyday() -> [CountyLetters.Matter] {
        let all = CountyLetters.matters
        let told = all.filter { $0.category != .consultation && $0.category != .help }
        let rounds = [all, told, all, told]
        return rounds.enumerated().flatMap { round, list in
            list.indices.map { list[($0 * 7 + round * 3) % list.count] }
        }
    }

    private func turns(of tales: [Tale]) -> [Turn] {
        var turns: [Turn] = []
        for (place, tale) in tales.enumerated() {
            var moment = Moment(day: tale.day, minute: 480 + tale.number * 37 % 480)
            turns.append(Turn(moment: moment, tale: place, step: .arrive))
            for (days, step) in tale.fate.steps {
                let day = days == 0 ? moment.day : calendar.workday(days, after: moment.day)
                moment = day == moment.day ? moment.adding(seconds: 600) : Moment(day: day, minute: 520 + place % 400)
                if moment > asOf { break }
                turns.append(Turn(moment: moment, tale: place, step: step))
            }
        }
        return turns.enumerated().sorted { ($0.element.moment, $0.offset) < ($1.element.moment, $1.offset) }
            .map(\.element)
    }

    // MARK: What happens

    private static let names = ["田晓禾", "许知夏", "苗青山", "段小雨", "封远航", "祝明月", "", "柯望舒"]

    private func arrive(_ tale: Tale) async throws -> Standing {
        let name = LetterStory.names[tale.number % LetterStory.names.count]
        let contact = name.isEmpty ? "" : "0999-8000\(300 + tale.number)"
        guard tale.channel != .hotline else { return try await order(tale, name, contact) }
        var new = NewLetter(
            category: tale.matter.category, channel: tale.channel, title: tale.title, words: tale.matter.words,
            writer: LetterWriterIdentity(name: name, contact: contact))
        new.mayPublish = tale.matter.category != .report
        if tale.matter.category == .report { new.accused = try unit("青禾县卫生监督所") }
        let receipt =
            tale.channel.isOnSite
            ? try await letters.receive(new) : try await letters.enter(new, by: try world.officer("hexiaowen"))
        return Standing(id: receipt.id, code: receipt.code)
    }

    private func order(_ tale: Tale, _ name: String, _ contact: String) async throws -> Standing {
        let day = tale.day.description.filter { $0 != "-" }
        let number = "\(day)\(10_000 + tale.number)"
        let row = LetterImportRow(
            place: 2,
            values: [
                .number: number, .category: tale.matter.category.chinese, .channel: "12345热线",
                .receivedAt: tale.day.description, .title: tale.title, .words: tale.matter.words, .name: name,
                .contact: contact,
            ])
        let report = try await letters.takeAtOnce([row], by: try world.officer("hexiaowen"))
        guard let id = report.lines.first?.id else { throw Refusal.notFound }
        return Standing(id: id, code: nil)
    }

    /// - Returns: false when the letter has left its way.
    private func play(
        _ step: LetterStep, _ id: LetterID, _ code: String?, _ tale: Tale, _ before: LetterID?
    ) async throws -> Bool {
        let office = try world.officer("hexiaowen"), unit = try unit(tale.matter.unit)
        let cast = LetterCast(
            office: office, chief: try world.officer("luwentao"), second: try world.officer("tangjianing"),
            worker: try world.worker(in: unit),
            head: world.officers.values.first { $0.headOf.contains(unit) } ?? office,
            unit: unit, wrong: try self.unit("人事科"), wrongWorker: try world.officer("duruofei"))
        if case .rate(let outcome) = step {
            // Who cannot be reached rates nothing; 12345 has no code of ours.
            guard let code, outcome != .unreached else {
                try await letters.perform(.visit(outcome, words: "电话回访"), on: id, by: office)
                return true
            }
            try await letters.rate(code, outcome, words: "")
            return true
        }
        if step == .withdraw {
            guard let code else { return true }
            try await letters.withdraw(code, reason: "问题已经解决")
            return false
        }
        if step == .propose {
            // Orders of 12345 come without the writer's consent, and reports are never public.
            let found = try await letters.letter(id, for: cast.worker).letter
            guard found.refusal(of: .proposePublication, by: cast.worker) == nil else { return false }
            let text = try await letters.suggestion(for: id, officer: cast.worker)
            try await letters.perform(
                .proposePublication(title: tale.title, question: text.question, answer: text.answer), on: id,
                by: cast.worker
            )
            return true
        }
        if step == .merge {
            guard let before else { return true }
            let main = try await letters.letter(before, for: office).letter
            guard main.stage != .merged, main.stage != .withdrawn else {
                try await letters.perform(
                    .decline(.noMatter, words: "来信没有写明时间、地点和具体事项，请补充后重新来信。"), on: id, by: office)
                return false
            }
            try await letters.perform(.merge(into: main.number), on: id, by: office)
            return false
        }
        guard let (input, officer) = cast.act(step, tale.matter.answer) else { return true }
        try await letters.perform(input, on: id, by: officer)
        return true
    }

    private func unit(_ name: String) throws -> UnitID {
        guard let unit = world.units.first(where: { $0.name == name }) else { throw Refusal.notFound }
        return unit.id
    }

    // MARK: From letters to publication

    /// The booklet was answered in 常见问题 in May; the night clinic is a draft; nobody has looked at the vaccine yet.
    private func takeUpQuestions() async throws {
        let office = try world.officer("hexiaowen")
        clock.set(Moment(day: asOf.day.adding(days: -128), minute: 600))
        var elsewhere = letters
        elsewhere.drafting = nil
        if let booklet = try await letters.questions(for: office).proposals.first(where: { $0.title.contains("接种证") }) {
            let group = try await elsewhere.accept(booklet, as: .faq, by: office)
            clock.set(Moment(day: asOf.day.adding(days: -127), minute: 600))
            try await letters.setPublished(group.id, on: asOf.day.adding(days: -128), by: office)
        }
        clock.set(Moment(day: asOf.day.adding(days: -25), minute: 600))
        if let night = try await letters.questions(for: office).proposals.first(where: { $0.title.contains("夜间门诊") }) {
            _ = try await letters.accept(night, as: .faq, by: office)
        }
    }
}
