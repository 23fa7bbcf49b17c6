package postgis

import (
	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// breach is what breaking a constraint means to a user.
type breach struct {
	code          string
	class         problem.Class
	message, next bilingual.Text
}

// broken explains the breach of a named constraint; nil when only a fault of
// ours can break it.
func broken(constraint string) *problem.Problem {
	b, ok := breaches()[constraint]
	if !ok {
		return nil
	}
	return &problem.Problem{Code: b.code, Class: b.class, Message: b.message, Next: b.next}
}

// breaches explains the constraints of schema/migrations a user can run into.
func breaches() map[string]breach {
	all := onRecord()
	all["edition_published_once"] = breach{"S31", problem.Conflict,
		bilingual.Text{ZH: "同一天生效、内容相同的版本已经发布", EN: "An edition with the same content and effective date is already published"},
		bilingual.Text{ZH: "使用已有版本，或更正生效日期", EN: "Use that edition, or correct the effective date"}}
	all["edition_refused_needs_decision"] = breach{"S32", problem.Conflict,
		bilingual.Text{ZH: "该版本导入时有记录被拒收，未写明处理决定不能发布", EN: "Records were refused at import; publishing needs a recorded decision"},
		bilingual.Text{ZH: "写明决定后再发布", EN: "State the decision and publish again"}}
	all["edition_withdrawal_needs_reason"] = breach{"S33", problem.Usage,
		bilingual.Text{ZH: "撤回版本必须写明理由", EN: "Withdrawing an edition needs a reason"},
		bilingual.Text{ZH: "写明理由", EN: "State the reason"}}
	all["edition_layer_code"] = breach{"S34", problem.Usage,
		bilingual.Text{ZH: "图层代码不合规", EN: "The layer code is malformed"},
		bilingual.Text{ZH: "使用标准图层代码，如 YJJBNTTB", EN: "Use a standard layer code, e.g. YJJBNTTB"}}
	all["feature_area_positive"] = breach{"S35", problem.Input,
		bilingual.Text{ZH: "要素面积为零", EN: "A feature has no area"},
		bilingual.Text{ZH: "修正该要素", EN: "Correct the feature"}}
	all["feature_elevation_pair"] = upsideDown()
	all["subject_elevation_pair"] = upsideDown()
	all["check_number_once"] = numberTaken()
	all["check_record_pkey"] = numberTaken()
	all["idempotency_key_length"] = breach{"S38", problem.Usage,
		bilingual.Text{ZH: "Idempotency-Key 须为 1 至 255 个字符", EN: "An Idempotency-Key has 1 to 255 characters"},
		bilingual.Text{ZH: "换一个键", EN: "Use another key"}}
	return all
}

// onRecord are the triggers that keep what is on record as it is.
func onRecord() map[string]breach {
	all := map[string]breach{}
	for _, trigger := range []string{
		"edition_immutable", "feature_immutable", "piece_immutable", "law_immutable", "rule_set_immutable",
		"submission_immutable", "subject_immutable", "check_immutable", "check_edition_immutable",
		"check_rule_set_immutable", "finding_immutable", "audit_event_append_only", "audit_event_never_emptied",
	} {
		all[trigger] = breach{"S30", problem.Conflict,
			bilingual.Text{ZH: "已存档的记录不能修改", EN: "What is on record cannot be changed"},
			bilingual.Text{ZH: "发布新版本或重新检测", EN: "Publish a new edition or make a new check"}}
	}
	return all
}

func upsideDown() breach {
	return breach{"S36", problem.Input,
		bilingual.Text{ZH: "标高上限低于下限", EN: "The top elevation is below the bottom"},
		bilingual.Text{ZH: "修正标高", EN: "Correct the elevations"}}
}

func numberTaken() breach {
	return breach{"S37", problem.Conflict,
		bilingual.Text{ZH: "检测编号已被使用", EN: "The check number is taken"},
		bilingual.Text{ZH: "换一个编号", EN: "Use another number"}}
}
