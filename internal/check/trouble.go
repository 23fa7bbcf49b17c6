package check

import (
	"fmt"

	"onemap/internal/bilingual"
	"onemap/internal/layer"
	"onemap/internal/problem"
)

// The problems and reasons a check speaks of, worded in one place.

func unknownKind(k Kind) error {
	return &problem.Problem{Code: "C01", Class: problem.Usage,
		Message: bilingual.Text{ZH: fmt.Sprintf("送审类型“%s”不存在", k), EN: fmt.Sprintf("there is no kind of submission %q", string(k))},
		Next:    bilingual.Text{ZH: "请从类型表中选择，如 CON、MNO", EN: "choose one of the list of kinds, e.g. CON or MNO"}}
}

func nothingAsked() error {
	return &problem.Problem{Code: "C02", Class: problem.Usage,
		Message: bilingual.Text{ZH: "没有要检测的图层", EN: "no layer is asked for"},
		Next:    bilingual.Text{ZH: "请检查图层代码", EN: "check the layer codes"}}
}

func nothingSubmitted() error {
	return &problem.Problem{Code: "C03", Class: problem.Input,
		Message: bilingual.Text{ZH: "送审文件中没有可检测的地块", EN: "the submission holds no subject that can be checked"},
		Next:    bilingual.Text{ZH: "请按所列问题更正文件后重新送审", EN: "correct the problems listed and submit again"}}
}

func narrowed(codes []layer.Code) problem.Problem {
	return problem.Problem{Code: "C04", Severity: problem.Notice,
		Message: bilingual.Text{
			ZH: fmt.Sprintf("本次检测只针对 %d 个指定图层，结论不代表其余图层", len(codes)),
			EN: fmt.Sprintf("this check was narrowed to %d named layers; its verdict says nothing about the others", len(codes))},
		Next: bilingual.Text{ZH: "需要完整结论时请不限定图层", EN: "do not narrow the layers when a full verdict is needed"}}
}

func faulty(ordinal int, what any, stack []byte) *problem.Problem {
	return &problem.Problem{Code: "C07", Class: problem.Internal, Severity: problem.Error, Subject: ordinal,
		Cause:   fmt.Errorf("panic: %v\n%s", what, stack),
		Message: bilingual.Text{ZH: "系统故障，该地块未能完成检测", EN: "a fault of the system kept this subject from being checked"},
		Next:    bilingual.Text{ZH: "请人工核查该地块，并通知管理员", EN: "have a person examine this subject and tell the administrator"}}
}

func missingEdition(id int64) error {
	return &problem.Problem{Code: "C05", Class: problem.Conflict,
		Message: bilingual.Text{ZH: fmt.Sprintf("原检测所用的版本 %d 已不在目录中", id), EN: fmt.Sprintf("edition %d, which the check used, is no longer in the catalogue", id)},
		Next:    bilingual.Text{ZH: "请恢复该版本后再复算", EN: "restore the edition and replay again"}}
}

func changedBytes(want, got string) error {
	return &problem.Problem{Code: "C06", Class: problem.Conflict,
		Message: bilingual.Text{ZH: "存档的送审文件与其哈希不符：" + got, EN: "the stored submission does not have the hash on record: " + got},
		Next:    bilingual.Text{ZH: "原哈希为 " + want + "，请从备份恢复", EN: "the hash on record is " + want + "; restore the file from a backup"}}
}

func noEdition(day layer.Date) bilingual.Text {
	return bilingual.Text{
		ZH: fmt.Sprintf("%s 没有有效版本", day),
		EN: fmt.Sprintf("no edition was in force on %s", day)}
}

func unreadable(edition int64, err error) bilingual.Text {
	why := reasonOf(err)
	return bilingual.Text{
		ZH: fmt.Sprintf("版本 %d 读取失败：%s", edition, why.ZH),
		EN: fmt.Sprintf("edition %d could not be read: %s", edition, why.EN)}
}

func overlayFailed(err error) bilingual.Text {
	why := reasonOf(err)
	return bilingual.Text{ZH: "叠加计算失败：" + why.ZH, EN: "the overlay failed: " + why.EN}
}

func coverageUnknown() bilingual.Text {
	return bilingual.Text{ZH: "该版本未说明覆盖范围", EN: "the edition does not say which ground it covers"}
}

func coveredOnly(share float64) bilingual.Text {
	percent := percentDown(share)
	return bilingual.Text{ZH: "该版本只覆盖地块的 " + percent, EN: "the edition covers only " + percent + " of the subject"}
}

func enginesDisagree() bilingual.Text {
	return bilingual.Text{ZH: "两套引擎结果不一致，须人工核查", EN: "the two engines disagree: needs a person"}
}

func missedByOverlay() bilingual.Text {
	return bilingual.Text{ZH: "仅第二引擎发现此重叠，须人工核查", EN: "only the second engine found this overlap: needs a person"}
}

func secondFailed(err error) bilingual.Text {
	why := reasonOf(err)
	return bilingual.Text{ZH: "第二引擎未能复核：" + why.ZH + "，须人工核查", EN: "the second engine could not confirm this (" + why.EN + "): needs a person"}
}

func notComputed() bilingual.Text {
	return bilingual.Text{ZH: "无法计算此重叠，须人工核查", EN: "this overlap could not be computed: needs a person"}
}

func onlySecond() bilingual.Text {
	return bilingual.Text{ZH: "仅由第二引擎计算，须人工核查", EN: "computed by the second engine alone: needs a person"}
}
