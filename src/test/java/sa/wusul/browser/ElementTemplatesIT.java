package sa.wusul.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Element templates in the editor and properties panel of Camunda Modeler. */
@DisplayName("The element templates in Camunda Modeler")
@Tag("browser")
class ElementTemplatesIT {

	private static final Path TEMPLATES = Path.of("processes/.camunda/element-templates/wusul.json");

	private static final Path MODEL = Path.of("src/test/resources/modeler/blank-blocks.bpmn");

	private static final String OFFER = """
			(templates) => {
			  const faults = [];
			  modeler.on('elementTemplates.errors', ({ errors }) => faults.push(...errors.map(({ message }) => message)));
			  modeler.get('elementTemplatesLoader').setTemplates(JSON.parse(templates));
			  return faults;
			}""";

	private static final String OFFERED = """
			(id) => {
			  const element = modeler.get('elementRegistry').get(id);
			  return modeler.get('elementTemplates').getLatest(element).map(({ name }) => name);
			}""";

	private static final String APPLIED = """
			async ([id, template]) => {
			  const element = modeler.get('elementRegistry').get(id);
			  const templates = modeler.get('elementTemplates');
			  templates.applyTemplate(element, templates.getLatest(element).find((one) => one.id === template));
			  return (await modeler.saveXML({ format: true })).xml;
			}""";

	private static final String CHOSEN = """
			(id) => modeler.get('selection').select(modeler.get('elementRegistry').get(id))""";

	private static Browsers browsers;

	private Page page;

	@BeforeAll
	static void startBrowser() {
		browsers = Browsers.start();
	}

	@AfterAll
	static void endBrowser() {
		browsers.close();
	}

	@BeforeEach
	void openEditor() throws IOException {
		this.page = ModelerEditor.start(browsers.chromiumBrowser());
		ModelerEditor.open(this.page, MODEL);
		assertThat((List<?>) this.page.evaluate(OFFER, Files.readString(TEMPLATES)))
			.as("what Modeler finds wrong in the templates")
			.isEmpty();
	}

	@Test
	@DisplayName("are offered for the elements that they apply to")
	void offered() {
		assertThat(offeredFor("CallActivity_Block")).containsExactlyInAnyOrder("سؤال السجلات", "انتظار مستند",
				"تحصيل رسم", "رد رسم", "إصدار وثيقة", "تسليم وثيقة", "إنجاز طلب خدمة");
		assertThat(offeredFor("Task_Block")).containsExactly("مهمة موظف");
		assertThat(offeredFor("Task_Route")).containsExactly("إحالة إلى الجهة المختصة");
		assertThat(offeredFor("Event_Block")).containsExactlyInAnyOrder("إبلاغ صاحب الطلب", "علامة في مسار الطلب");
		assertThat(offeredFor("EndEvent_Block")).containsExactly("علامة في مسار الطلب");
	}

	@Test
	@DisplayName("write the engine's attributes into the model")
	void written() {
		assertThat(apply("CallActivity_Block", "sa.wusul.collect-fee")).contains(
				"calledElement=\"services-fee-collection\"", "source=\"termYears\" target=\"termYears\"",
				"<camunda:out source=\"feePaid\" target=\"feePaid\"");
		assertThat(apply("Task_Block", "sa.wusul.staff-task")).contains("camunda:formRefBinding=\"deployment\"",
				"camunda:candidateGroups=\"${staffGroups.");
		assertThat(apply("Task_Route", "sa.wusul.route"))
			.contains("camunda:delegateExpression=\"${routeToDepartmentDelegate}\"");
		assertThat(apply("Event_Block", "sa.wusul.inform-requester"))
			.contains("name=\"notificationEvent\" value=\"REQUEST_RECEIVED\"");
	}

	@Test
	@DisplayName("show their fields in Arabic, with help for each of them")
	void filledIn() {
		apply("CallActivity_Block", "sa.wusul.collect-fee");
		this.page.evaluate(CHOSEN, "CallActivity_Block");

		var panel = this.page.locator("#panel");
		panel.locator(".bio-properties-panel-group-header:not(.open)")
			.evaluateAll("(closed) => closed.forEach((group) => group.click())");
		panel.getByText("معرّف إجراء الخدمة نفسها").waitFor();
		ModelerEditor.photograph(this.page, "modeler-building-block");
		assertThat(panel.innerText()).contains("تحصيل رسم", "الخدمة", "نوع الطلب", "صف جدول الرسوم",
				"جملة تظهر في مسار الطلب");
	}

	@SuppressWarnings("unchecked")
	private List<String> offeredFor(String element) {
		return (List<String>) this.page.evaluate(OFFERED, element);
	}

	private String apply(String element, String template) {
		return (String) this.page.evaluate(APPLIED, List.of(element, template));
	}

}
