package import Kernel

package enum ConsultationSubject {}
package enum PublicCommentSubject {}
package enum CommentGroupSubject {}
package enum CommentFileSubject {}
package enum ConsultationHearingSubject {}
package enum DecisionItemSubject {}
package enum EnterpriseMatterSubject {}

/// 一次意见征集.
package typealias ConsultationID = Identifier<ConsultationSubject>
/// 一条意见.
package typealias PublicCommentID = Identifier<PublicCommentSubject>
/// 一组意见, answered together.
package typealias CommentGroupID = Identifier<CommentGroupSubject>
package typealias CommentFileID = Identifier<CommentFileSubject>
/// 一次听证、座谈、论证.
package typealias ConsultationHearingID = Identifier<ConsultationHearingSubject>
/// 决策事项目录中的一项.
package typealias DecisionItemID = Identifier<DecisionItemSubject>
/// 政企直通车的一件.
package typealias EnterpriseMatterID = Identifier<EnterpriseMatterSubject>
