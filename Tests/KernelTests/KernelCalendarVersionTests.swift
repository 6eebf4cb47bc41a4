import Kernel
import Testing

@Suite struct KernelCalendarVersionTests {
    let calendar = StateCouncil.calendar

    @Test("CAL-5: mid-year notices of 2019 and 2020 take over on the day they are known")
    func midYearChanges() throws {
        let before = calendar.known(on: try day("2019-03-21")), after = calendar.known(on: try day("2019-03-22"))
        #expect(before.reason(try day("2019-05-02")) == .weekday)
        #expect(after.reason(try day("2019-05-02")) == .holiday("劳动节", region: nil))
        #expect(
            after.differences(from: before).map(\.chinese) == [
                "2019-04-28：周末 → 调休上班：劳动节", "2019-05-02：工作日 → 法定节假日：劳动节",
                "2019-05-03：工作日 → 法定节假日：劳动节", "2019-05-05：周末 → 调休上班：劳动节",
            ])
        // CAL-T4 as it was counted before the holiday was lengthened, and after.
        let received = try day("2020-01-20")
        #expect(calendar.known(on: received).workday(7, after: received) == (try day("2020-02-04")))
        #expect(calendar.workday(7, after: received) == (try day("2020-02-06")))
        #expect(before.publishedYears == [2018, 2019])
    }

    @Test("CAL-5: a new year loaded makes provisional deadlines final")
    func loadingNextYear() throws {
        // An invented arrangement: only its form matters here.
        let file = """
            date,kind,name,source,known_since,region
            2027-01-01,published,,某年放假安排,2026-11-05,
            2026-12-31,holiday,元旦,某年放假安排,2026-11-05,
            2027-01-01,holiday,元旦,某年放假安排,2026-11-05,
            2027-01-03,makeup,元旦,,,
            """
        let added = try CalendarFile(file).arrangements
        #expect(added.map(\.year) == [2027])
        let loaded = calendar.loading(added)
        let start = try day("2026-12-10")
        #expect(loaded.workday(20, after: start) == (try day("2027-01-08")))
        #expect(!loaded.isProvisional(after: start, through: try day("2027-01-08")))
        #expect(
            loaded.differences(from: calendar).map(\.day.description) == ["2026-12-31", "2027-01-01", "2027-01-03"])
        #expect(loaded.version != calendar.version)
        #expect(loaded.version.hasPrefix("2018-2027@2026-11-05#"))
        #expect(loaded.loading(added).version == loaded.version)
    }

    @Test("An older version is kept and does not take over; one of the same day replaces")
    func olderAndCorrected() throws {
        let may1 = Departure(try day("2027-05-03"), .holiday, "劳动节")
        let new = Arrangement(year: 2027, source: "二", knownSince: try day("2026-12-01"), departures: [may1])
        let old = Arrangement(year: 2027, source: "一", knownSince: try day("2026-11-01"), departures: [])
        let both = calendar.loading([new]).loading([old])
        #expect(both.reason(may1.day) == .holiday("劳动节", region: nil))
        #expect(both.arrangements.count == calendar.arrangements.count + 2)
        let corrected = both.loading([
            Arrangement(year: 2027, source: "二", knownSince: try day("2026-12-01"), departures: [])
        ])
        #expect(corrected.reason(may1.day) == .weekday)
        #expect(corrected.arrangements.count == both.arrangements.count)
    }

    @Test("CAL-4: local holidays lie over the national ones, only where asked for")
    func regionalOverlay() throws {
        let local = try CalendarFile(
            """
            date,kind,name,source,known_since,region
            2026-04-20,holiday,三月三,自治区通知,2026-01-05,广西
            2026-04-21,holiday,三月三,自治区通知,2026-01-05,广西
            2026-04-25,makeup,三月三,自治区通知,2026-01-05,广西
            """
        ).arrangements
        let national = calendar.loading(local)
        #expect(national.isWorkday(try day("2026-04-20")))
        let guangxi = national.overlaid(by: "广西")
        #expect(guangxi.reason(try day("2026-04-20")).chinese == "地方节假日（广西）：三月三")
        #expect(guangxi.reason(try day("2026-04-25")).chinese == "地方调休上班（广西）：三月三")
        #expect(guangxi.reason(try day("2026-02-16")).chinese == "法定节假日：春节")
        #expect(guangxi.workday(4, after: try day("2026-04-17")) == (try day("2026-04-25")))
        #expect(guangxi.publishedYears == calendar.publishedYears)
        #expect(guangxi.version != national.version)
        #expect(guangxi.overlaid(by: nil).version == national.version)
    }

    @Test("CAL-1: the short form is believed for 2018 to 2026 and for no other year")
    func shortForm() throws {
        let plain = try CalendarFile("\u{FEFF}date,kind,name\r\n2026-01-01,holiday,元旦\r\n2026-01-04,makeup,元旦\r\n")
        #expect(plain.arrangements.map(\.year) == [2026])
        #expect(plain.arrangements.first?.departures.count == 2)
        #expect(throws: Refusal.self) { try CalendarFile("date,kind,name\n2027-01-01,holiday,元旦\n") }
    }

    @Test(
        "PEER-5: a calendar that cannot be read is refused with its line, never taken as having no holidays",
        arguments: [
            ("", "没有一行数据"), ("date,kind,name\n", "没有一行数据"),
            ("date,kind,name\n2026-02-30,holiday,元旦", "第 2 行，日期“2026-02-30”不存在"),
            ("date,kind,name\n2026-01-01,holidays,元旦", "第 2 行，类别“holidays”不认识"),
            ("date,kind,name\n\n2026-01-01,holiday,", "第 3 行，没有写节日名称"),
            ("date,kind,name\n2026-01-05,makeup,元旦", "第 2 行，2026-01-05 是周一"),
            ("date,kind,name\n2026-01-01", "第 2 行，应有 3 到 6 列"),
            ("2026-01-01,holiday,元旦\n2026-01-01,holiday,元旦", "第 2 行，2026-01-01 在同一安排里出现了两次"),
            ("2026-03-01,published,,通知,2025-11-04,", "第 1 行，published 行的日期"),
            ("2026-01-01,holiday,元旦,通知,2025-11-04,", "第 1 行，来源“通知”没有对应的 published 行"),
            ("2026-01-01,holiday,元旦,通知,去年,", "第 1 行，公布日期“去年”"),
            ("2026-01-01,holiday,\"元旦", "第 1 行，引号没有配对"),
            ("2028-01-01,holiday,元旦", "第 1 行，没有写明 2028 年的放假安排已经公布"),
        ])
    func brokenFiles(text: String, part: String) {
        #expect {
            try CalendarFile(text)
        } throws: { error in
            (error as? Refusal)?.sentence.contains(part) == true
                && (error as? Refusal)?.sentence.hasPrefix("日历文件没有载入：") == true
        }
    }
}
