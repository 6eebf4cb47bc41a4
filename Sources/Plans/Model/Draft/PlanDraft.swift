package import Kernel

/// A plan as it was read from a document, before a person has confirmed it. Nothing in it is invented or corrected.
package struct PlanDraft: Hashable, Sendable {
    /// The title of the plan itself, not of the notice it came with.
    package var title: String?
    /// The body that signed.
    package var issuer: String?
    /// 文号 of the document itself.
    package var documentNumber: String?
    /// The year the plan is for.
    package var year: Int?
    /// By when 落实情况 is to be reported (TASK-4).
    package var reportDue: Day?
    /// To whom 落实情况 is to be reported (TASK-4).
    package var contactDepartment: String?
    /// The tasks in the order of the document.
    package var tasks: [TaskDraft]
    /// What a person must look at in the document as a whole.
    package var needsReview: [ReviewCode]
    /// The same and more as sentences.
    package var notes: [DraftNote]

    /// An empty plan.
    package init() {
        tasks = []
        needsReview = []
        notes = []
    }
}

/// One task as the document has it (TASK-1).
package struct TaskDraft: Hashable, Sendable {
    /// The headings above it, outermost first, as written.
    package var sectionPath: [String]
    /// Its own label without brackets and dot.
    package var number: String?
    /// Its own text in the characters of the source.
    package var text: String
    /// Units with a role; nil in all three when the document assigns no units at all, empty when none in this role.
    package var lead: [String]?
    package var responsible: [String]?
    package var cooperating: [String]?
    /// The words of its time limit.
    package var deadline: String?
    /// What can be measured.
    package var requirements: [RequirementDraft]
    /// What a person must look at.
    package var needsReview: [ReviewCode]
    /// The same and more as sentences.
    package var notes: [DraftNote]
    /// Where it stands.
    package var source: DraftSource

    /// A task of this text; the rest is filled in as it is found.
    package init(sectionPath: [String] = [], number: String? = nil, text: String, source: DraftSource = DraftSource()) {
        self.sectionPath = sectionPath
        self.number = number
        self.text = text
        self.source = source
        requirements = []
        needsReview = []
        notes = []
    }
}

/// Where a task stands in its document; numbers count from 1.
package struct DraftSource: Hashable, Sendable {
    package var page: Int?
    package var table: Int?
    package var row: Int?
    package var paragraph: Int?
    /// The passage as it stands there, with its label and closing bracket.
    package var sentence: String

    package init(page: Int? = nil, table: Int? = nil, row: Int? = nil, paragraph: Int? = nil, sentence: String = "") {
        self.page = page
        self.table = table
        self.row = row
        self.paragraph = paragraph
        self.sentence = sentence
    }
}
