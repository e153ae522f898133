package sa.wusul.webapps;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseDossier.Note;
import sa.wusul.platform.audit.AuditEntry;
import sa.wusul.platform.audit.AuditLog;
import sa.wusul.platform.identity.Rights;
import sa.wusul.supervision.ModelNames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

@DisplayName("The earlier steps of a case")
@Tag("fast")
class EarlierStepReaderTest {

	private static final String REFERENCE = "1448-0000001-2";

	private static final Instant ASKED = Instant.parse("2026-11-24T07:00:00Z");

	private final AuditLog log = mock(AuditLog.class);

	private final StaffNameReader names = mock(StaffNameReader.class);

	private final StepAnswerReader answers = mock(StepAnswerReader.class);

	@Test
	@DisplayName("show the opinion of each officer under their own name if several are asked at once")
	void severalAtOnce() {
		given(this.names.forAccounts(any())).willReturn(Map.of("medical", "زياد الحازمي", "prison", "حمود الشلوي"));
		given(this.log.forCase(REFERENCE, List.of("Task.Complete")))
			.willReturn(List.of(opinion("medical", 3), opinion("prison", 2)));

		var steps = reader().forCase(REFERENCE, "tawasul-leave-authorisation", List.of(note("prison", 2, "لا مانع"),
				note("medical", 3, "يحتاج إلى دواء"), note("security", 4, "كُتب بعدهما")));

		assertThat(steps).extracting(CaseView.Step::by).containsExactly("حمود الشلوي", "زياد الحازمي", "security");
		assertThat(steps).extracting((step) -> step.notes().get(0).text())
			.containsExactly("لا مانع", "يحتاج إلى دواء", "كُتب بعدهما");
		assertThat(steps).allSatisfy((step) -> assertThat(step.notes()).hasSize(1));
	}

	@Test
	@DisplayName("show nothing of where a confidential case was before")
	void confidential() {
		given(this.names.forAccounts(any())).willReturn(Map.of());
		var before = new AuditLog.Written(AuditEntry.done("clerk", "Task.Complete")
			.on("Task_ClassifyRequest")
			.with("task=1 process=intake-request-registration"), ASKED);
		given(this.log.forCase(REFERENCE, List.of("Task.Complete"))).willReturn(List.of(opinion("medical", 3), before));
		assertThat(reader().forCase(REFERENCE, "tawasul-leave-authorisation", List.of()))
			.extracting(CaseView.Step::name)
			.containsExactly("إبداء الرأي في الخروج");
		assertThat(reader().forCase(REFERENCE, "intake-request-registration", List.of())).hasSize(2);
	}

	private EarlierStepReader reader() {
		var names = new ModelNames.Names(Map.of("tawasul-leave-opinion",
				new ModelNames.Model("رأي", false, Map.of("Task_GiveLeaveOpinion", "إبداء الرأي في الخروج"))));
		return new EarlierStepReader(this.log, () -> names, this.answers, this.names, Rights.load());
	}

	private static AuditLog.Written opinion(String by, int minute) {
		return new AuditLog.Written(AuditEntry.done(by, "Task.Complete")
			.on("Task_GiveLeaveOpinion")
			.with("task=2 process=tawasul-leave-opinion operation=3"), ASKED.plusSeconds(60L * minute));
	}

	private static Note note(String by, int minute, String text) {
		return new Note("Task_GiveLeaveOpinion", "إبداء الرأي في الخروج", "note", text, by,
				ASKED.plusSeconds(60L * minute));
	}

}
