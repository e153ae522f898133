package sa.wusul.platform.engine;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@DisplayName("The names beside shapes of a diagram in English")
@Tag("fast")
class EnglishLabelsTest {

	private static final Path AUDIT = Path.of("processes/audit/audit-case-review.bpmn");

	private final BpmnModelInstance arabic = model(read(AUDIT));

	private final BpmnModelInstance english = model(new EngineEnglishNames(null).inEnglish(read(AUDIT)));

	@Test
	@DisplayName("end above the gateway that they stand above")
	void above() {
		var gateway = "Gateway_CorrectionConfirmed";
		var question = label(this.english, gateway);
		assertThat(name(this.english, gateway)).isEqualTo("Was the correction approved?");
		assertThat(question.getHeight()).as("three lines").isGreaterThanOrEqualTo(3 * 14);
		assertThat(question.getY() + question.getHeight()).isLessThan(shape(this.english, gateway).getBounds().getY());
	}

	@Test
	@DisplayName("are as wide as their longest word, and stay where they are if it fits")
	void width() {
		assertThat(this.english.getModelElementsByType(BpmnShape.class))
			.filteredOn((shape) -> shape.getBpmnLabel() != null)
			.allSatisfy((shape) -> {
				var id = shape.getBpmnElement().getId();
				var longest = Arrays.stream(name(this.english, id).split(" ")).mapToInt(String::length).max().orElse(0);
				var room = label(this.english, id).getWidth();
				assertThat(room).as(id).isGreaterThanOrEqualTo(longest * 6.0);
				if (label(this.arabic, id).getWidth() > longest * 6.0 + 4) {
					assertThat(label(this.english, id).getX()).as(id).isEqualTo(label(this.arabic, id).getX());
				}
			});
	}

	private static String name(BpmnModelInstance model, String id) {
		return model.<FlowNode>getModelElementById(id).getName();
	}

	private static Bounds label(BpmnModelInstance model, String id) {
		return shape(model, id).getBpmnLabel().getBounds();
	}

	private static BpmnShape shape(BpmnModelInstance model, String id) {
		return (BpmnShape) model.<FlowNode>getModelElementById(id).getDiagramElement();
	}

	private static BpmnModelInstance model(String xml) {
		return Bpmn.readModelFromStream(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
