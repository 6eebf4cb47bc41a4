package import Kernel

package enum PolicyCaseSubject {}
package enum PolicyMaterialSubject {}
package enum PackageMemberSubject {}
package enum PolicySurveySubject {}
package enum InterpretationBulletinSubject {}
/// 解读件: the interpretation of one policy document.
package typealias PolicyCaseID = Identifier<PolicyCaseSubject>
/// 一项解读材料.
package typealias PolicyMaterialID = Identifier<PolicyMaterialSubject>
/// 政策包里的一页.
package typealias PackageMemberID = Identifier<PackageMemberSubject>
/// 一份问卷.
package typealias PolicySurveyID = Identifier<PolicySurveySubject>
/// 一期通报.
package typealias InterpretationBulletinID = Identifier<InterpretationBulletinSubject>
