package postgis

import (
	"onemap/internal/bilingual"
	"onemap/internal/problem"
)

// broken says what the breach of a named constraint means to a user; nil when
// only a fault of ours can break it.
func broken(constraint string) *problem.Problem {
	b, ok := breaches()[constraint]
	if !ok {
		return nil
	}
	return &b
}

// breaches explains the constraints of schema/migrations that a user can run into.
func breaches() map[string]problem.Problem {
	conflict := func(code, zh, en, nextZH, nextEN string) problem.Problem {
		return problem.Problem{
			Code: code, Class: problem.Conflict,
			Message: bilingual.Text{ZH: zh, EN: en}, Next: bilingual.Text{ZH: nextZH, EN: nextEN},
		}
	}
	usage := func(code, zh, en, nextZH, nextEN string) problem.Problem {
		p := conflict(code, zh, en, nextZH, nextEN)
		p.Class = problem.Usage
		return p
	}
	immutable := conflict("S30", "已存档的记录不能修改", "What is on record cannot be changed",
		"发布新版本或重新检测", "Publish a new edition or make a new check")
	return map[string]problem.Problem{
		"edition_published_once": conflict("S31", "同一天生效、内容相同的版本已经发布", "An edition with the same content and effective date is already published",
			"使用已有版本，或更正生效日期", "Use that edition, or correct the effective date"),
		"edition_refused_needs_decision": conflict("S32", "该版本导入时有记录被拒收，未写明处理决定不能发布", "Records were refused at import; publishing needs a recorded decision",
			"写明决定后再发布", "State the decision and publish again"),
		"edition_withdrawal_needs_reason": usage("S33", "撤回版本必须写明理由", "Withdrawing an edition needs a reason", "写明理由", "State the reason"),
		"edition_layer_code":              usage("S34", "图层代码不合规", "The layer code is malformed", "使用标准图层代码，如 YJJBNTTB", "Use a standard layer code, e.g. YJJBNTTB"),
		"feature_area_positive":           {Code: "S35", Class: problem.Input, Message: bilingual.Text{ZH: "要素面积为零", EN: "A feature has no area"}, Next: bilingual.Text{ZH: "修正该要素", EN: "Correct the feature"}},
		"feature_elevation_pair":          {Code: "S36", Class: problem.Input, Message: bilingual.Text{ZH: "标高上限低于下限", EN: "The top elevation is below the bottom"}, Next: bilingual.Text{ZH: "修正标高", EN: "Correct the elevations"}},
		"subject_elevation_pair":          {Code: "S36", Class: problem.Input, Message: bilingual.Text{ZH: "标高上限低于下限", EN: "The top elevation is below the bottom"}, Next: bilingual.Text{ZH: "修正标高", EN: "Correct the elevations"}},
		"check_number_once":               conflict("S37", "检测编号已被使用", "The check number is taken", "换一个编号", "Use another number"),
		"check_record_pkey":               conflict("S37", "检测编号已被使用", "The check number is taken", "换一个编号", "Use another number"),
		"idempotency_key_length":          usage("S38", "Idempotency-Key 须为 1 至 255 个字符", "An Idempotency-Key has 1 to 255 characters", "换一个键", "Use another key"),
		"edition_immutable":               immutable,
		"feature_immutable":               immutable,
		"check_immutable":                 immutable,
		"submission_immutable":            immutable,
		"law_immutable":                   immutable,
		"audit_event_append_only":         immutable,
		"piece_immutable":                 immutable,
	}
}
