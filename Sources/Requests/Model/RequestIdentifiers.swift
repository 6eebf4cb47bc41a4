package import Kernel

package enum DisclosureRequestSubject {}
package enum ConsultationSubject {}
package enum AssistanceSubject {}
package enum CaseLetterSubject {}
package enum CaseFileSubject {}
package enum RemedySubject {}

package typealias RequestID = Identifier<DisclosureRequestSubject>
package typealias ConsultationID = Identifier<ConsultationSubject>
package typealias AssistanceID = Identifier<AssistanceSubject>
package typealias CaseLetterID = Identifier<CaseLetterSubject>
package typealias CaseFileID = Identifier<CaseFileSubject>
package typealias RemedyID = Identifier<RemedySubject>
