package import Kernel

package enum NormativeSubject {}
package enum LegalityReviewSubject {}
package enum NormativeRelationSubject {}
package enum CleanUpSubject {}
package enum GazetteSubmissionSubject {}

package typealias NormativeID = Identifier<NormativeSubject>
package typealias LegalityReviewID = Identifier<LegalityReviewSubject>
package typealias NormativeRelationID = Identifier<NormativeRelationSubject>
package typealias CleanUpID = Identifier<CleanUpSubject>
package typealias GazetteSubmissionID = Identifier<GazetteSubmissionSubject>
