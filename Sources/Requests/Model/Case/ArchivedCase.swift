package import Kernel

/// All of a case as it is put away (FOI-45): what the store loaded, in order.
package struct ArchivedCase: Sendable {
    /// A letter or a file with its bytes.
    package struct Paper: Hashable, Sendable {
        package let title: String
        /// With its ending.
        package let fileName: String
        package let on: Day
        package let bytes: [UInt8]

        package init(title: String, fileName: String, on: Day, bytes: [UInt8]) {
            self.title = title
            self.fileName = fileName
            self.on = on
            self.bytes = bytes
        }
    }

    /// A line of the timeline.
    package struct Step: Hashable, Sendable {
        package let at: Moment
        package let who: String
        package let what: String

        package init(at: Moment, who: String, what: String) {
            self.at = at
            self.who = who
            self.what = what
        }
    }

    package let number: String
    package let agencyName: String
    package let applicant: String
    package let asked: String
    package let receivedOn: Day?
    /// 办理结果.
    package let outcome: String
    package let replyNumber: String
    package let letters: [Paper]
    package let files: [Paper]
    package let timeline: [Step]
    /// The case as data, as `exportCase` gives it; empty for none.
    package let record: String

    package init(
        request: DisclosureRequest, applicant: String, agencyName: String, letters: [Paper], files: [Paper],
        timeline: [Step], record: String = ""
    ) {
        number = request.number
        self.agencyName = agencyName
        self.applicant = applicant
        asked = request.wanted.description
        receivedOn = request.receivedOn
        outcome = request.draft?.outcome.chinese ?? request.closing?.why.chinese ?? request.stage.chinese
        replyNumber = request.replyNumber ?? ""
        self.letters = letters
        self.files = files
        self.timeline = timeline
        self.record = record
    }
}
