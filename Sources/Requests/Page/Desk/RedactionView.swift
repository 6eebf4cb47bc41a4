import Kernel
package import Markup

/// What the page of one redaction shows: the document as read, what is marked, what is suggested, what came of it.
package struct RedactionView: Sendable {
    /// Something that is to be taken out, in the words of a form: `t3:5-12` or `b1:70,200,180,24`.
    package struct Mark: Sendable, Hashable {
        /// As it stands in the form, without the ground.
        package let place: String
        /// `第 3 段第 5 至 12 字`, `第 1 页`.
        package let placeWords: String
        /// What stands there, as far as it is known.
        package let text: String
        package let ground: DecisionCode

        package init(place: String, placeWords: String, text: String, ground: DecisionCode) {
            self.place = place
            self.placeWords = placeWords
            self.text = text
            self.ground = ground
        }

        package var value: String { "\(place):\(ground.code)" }
    }

    /// A place that the privacy rules point at.
    package struct Suggestion: Sendable, Hashable {
        package let mark: Mark
        /// `居民身份证号码`.
        package let why: String

        package init(mark: Mark, why: String) {
            self.mark = mark
            self.why = why
        }
    }

    /// A paragraph with the stretches that are marked in it, by character.
    package struct Paragraph: Sendable {
        package let number: Int
        package let text: String
        package let marked: [Range<Int>]

        package init(number: Int, text: String, marked: [Range<Int>]) {
            self.number = number
            self.text = text
            self.marked = marked
        }
    }

    /// A page of a PDF in points, with the boxes that are marked on it.
    package struct PageOfPDF: Sendable {
        package struct Box: Sendable {
            package let x: Int
            package let y: Int
            package let width: Int
            package let height: Int

            package init(x: Int, y: Int, width: Int, height: Int) {
                self.x = x
                self.y = y
                self.width = width
                self.height = height
            }
        }

        package let number: Int
        package let width: Int
        package let height: Int
        package let boxes: [Box]
        package let picture: Link?

        package init(number: Int, width: Int, height: Int, boxes: [Box], picture: Link?) {
            self.number = number
            self.width = width
            self.height = height
            self.boxes = boxes
            self.picture = picture
        }
    }

    package enum Body: Sendable {
        case paragraphs([Paragraph])
        case pages([PageOfPDF])
    }

    package let request: DisclosureRequest
    package let file: CaseFileID
    package let fileName: String
    package let body: Body
    package let marks: [Mark]
    package let suggestions: [Suggestion]
    /// What the look for hidden data found in the file as it is: comments, tracked changes, properties.
    package let hidden: [String]

    package init(
        request: DisclosureRequest, file: CaseFileID, fileName: String, body: Body, marks: [Mark],
        suggestions: [Suggestion], hidden: [String]
    ) {
        self.request = request
        self.file = file
        self.fileName = fileName
        self.body = body
        self.marks = marks
        self.suggestions = suggestions
        self.hidden = hidden
    }
}
