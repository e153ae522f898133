package sa.wusul.platform.engine.history;

import java.io.UncheckedIOException;
import java.util.Date;
import java.util.List;

import org.camunda.bpm.engine.impl.history.event.HistoricTaskInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Test of the text of facts, which nodes of two releases exchange. */
@DisplayName("The text of facts")
@Tag("fast")
class HistoryFactFormatTest {

	@Test
	@DisplayName("begins with the kind of each fact, and has its fields without the empty ones")
	void text() {
		var task = new HistoricTaskInstanceEventEntity();
		task.setId("task");
		task.setStartTime(new Date(1000));
		var variable = new HistoricVariableUpdateEventEntity();
		variable.setVariableName("priority");
		variable.setByteValue(new byte[] { 1, 2 });
		var text = HistoryFactFormat.write(List.of(new HistoryFact(task, true), new HistoryFact(variable, false)));
		assertThat(text).isEqualTo(
				"[{\"_kind\":\"HistoricTaskInstanceEventEntity\",\"_new\":true,\"id\":\"task\",\"startTime\":1000},"
						+ "{\"_kind\":\"HistoricVariableUpdateEventEntity\",\"variableName\":\"priority\",\"byteValue\":\"AQI=\"}]");
		var facts = HistoryFactFormat.read(text);
		assertThat(facts).extracting(HistoryFact::isNew).containsExactly(true, false);
		assertThat(((HistoricTaskInstanceEventEntity) facts.get(0).event()).getStartTime()).isEqualTo(new Date(1000));
		assertThat(HistoryFactFormat.write(facts)).isEqualTo(text);
	}

	@Test
	@DisplayName("is refused if it is none, or names a kind that is not known")
	void refused() {
		for (var text : List.of("no facts", "{}", "[1]", "[{}]", "[{\"_kind\":\"Other\"}]", "[{\"_kind\":1}]")) {
			assertThatExceptionOfType(UncheckedIOException.class).as(text)
				.isThrownBy(() -> HistoryFactFormat.read(text));
		}
	}

}
