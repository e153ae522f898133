package sa.wusul.webapps;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import sa.wusul.casefile.CaseDossier.Note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.RETURNS_DEEP_STUBS;
import static org.mockito.Mockito.mock;

@DisplayName("The earlier steps of a case")
@Tag("fast")
class EarlierStepReaderTest {

	private static final String REFERENCE = "1448-0000001-2";

	private static final Instant ASKED = Instant.parse("2026-11-24T07:00:00Z");

	private final HistoryService history = mock(HistoryService.class, RETURNS_DEEP_STUBS);

	private final StaffNameReader names = mock(StaffNameReader.class);

	@Test
	@DisplayName("show the opinion of each officer under their own name if several are asked at once")
	void severalAtOnce() {
		given(this.names.forAccounts(any())).willReturn(Map.of("medical", "زياد الحازمي", "prison", "حمود الشلوي"));
		var works = List.of(opinion("prison", 2), opinion("medical", 3));
		given(this.history.createHistoricTaskInstanceQuery()
			.processInstanceBusinessKey(REFERENCE)
			.taskDeleteReason("completed")
			.list()).willReturn(works);

		var steps = new EarlierStepReader(this.history, this.names).forCase(REFERENCE,
				List.of(note("prison", 2, "لا مانع"), note("medical", 3, "يحتاج إلى دواء"),
						note("security", 4, "كُتب بعدهما")));

		assertThat(steps).extracting(CaseView.Step::by).containsExactly("حمود الشلوي", "زياد الحازمي", "security");
		assertThat(steps).extracting((step) -> step.notes().get(0).text())
			.containsExactly("لا مانع", "يحتاج إلى دواء", "كُتب بعدهما");
		assertThat(steps).allSatisfy((step) -> assertThat(step.notes()).hasSize(1));
	}

	private static HistoricTaskInstance opinion(String by, int minute) {
		var task = mock(HistoricTaskInstance.class);
		given(task.getTaskDefinitionKey()).willReturn("Task_GiveLeaveOpinion");
		given(task.getName()).willReturn("إبداء الرأي في الخروج");
		given(task.getAssignee()).willReturn(by);
		given(task.getStartTime()).willReturn(Date.from(ASKED));
		given(task.getEndTime()).willReturn(Date.from(ASKED.plusSeconds(60L * minute)));
		return task;
	}

	private static Note note(String by, int minute, String text) {
		return new Note("Task_GiveLeaveOpinion", "إبداء الرأي في الخروج", "note", text, by,
				ASKED.plusSeconds(60L * minute));
	}

}
