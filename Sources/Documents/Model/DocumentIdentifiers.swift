package import Kernel

package enum DocumentSubject {}
package enum DocumentFileSubject {}
package enum DocumentReviewSubject {}
package enum MeetingSubject {}
package enum MeetingDecisionSubject {}

package typealias DocumentID = Identifier<DocumentSubject>
package typealias DocumentFileID = Identifier<DocumentFileSubject>
package typealias DocumentReviewID = Identifier<DocumentReviewSubject>
package typealias MeetingID = Identifier<MeetingSubject>
package typealias MeetingDecisionID = Identifier<MeetingDecisionSubject>
