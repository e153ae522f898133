package sa.wusul.desk.versions;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.MessageSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

import sa.wusul.platform.problem.Messages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

@DisplayName("What is found in a plan")
@SpringJUnitConfig
@TestPropertySource(properties = "spring.messages.fallback-to-system-locale=false")
class FaultsTest {

	private static final ModelElement STEP = new ModelElement("Task_A", "userTask", "تدقيق الطلب", "test", Map.of(),
			List.of(), Set.of(), Set.of());

	@Autowired
	private Faults faults;

	@ParameterizedTest
	@EnumSource
	@DisplayName("is said in Arabic and in English, by the element's name")
	void everyFinding(Finding finding) {
		var fault = this.faults.of(finding, STEP, "3", "4");

		assertThat(fault.messageAr()).doesNotContain("تعذر تنفيذ الطلب")
			.doesNotContain("{")
			.matches(".*\\p{IsArabic}.*");
		assertThat(fault.messageEn()).doesNotContain("could not be carried out").doesNotContain("{");
		if (!EnumSet.of(Finding.MOVED_ON, Finding.ENDED).contains(finding)) {
			assertThat(fault.messageEn()).contains("تدقيق الطلب");
			assertThat(fault.messageAr()).contains("تدقيق الطلب");
		}
	}

	@Test
	@DisplayName("is read from the engine's report of a case, place by place")
	void report() {
		var report = """
				ENGINE-23004 Cannot migrate process instance 'a1':
				\tCannot migrate activity instance 'Task_A:b2':
				\t\tThere is no migration instruction for this instance's activity
				\tCannot migrate transition instance 'c3':
				\t\tTarget activity is not asyncBefore
				""";

		assertThat(this.faults.ofReport(report, Map.of("Task_A", STEP))).extracting(Fault::code, Fault::element)
			.containsExactly(tuple(Finding.NO_INSTRUCTION, "Task_A"), tuple(Finding.NOT_ASYNC, null));
	}

	@Test
	@DisplayName("keeps the engine's own words where it says something new")
	void unknownSentence() {
		assertThat(this.faults.ofReport("Something else", Map.of())).singleElement().satisfies((fault) -> {
			assertThat(fault.code()).isEqualTo(Finding.ENGINE);
			assertThat(fault.messageAr()).contains("Something else");
		});
	}

	@Configuration
	@ImportAutoConfiguration(MessageSourceAutoConfiguration.class)
	@ComponentScan(useDefaultFilters = false, basePackageClasses = { Faults.class, Messages.class },
			includeFilters = @Filter(type = FilterType.ASSIGNABLE_TYPE, classes = { Faults.class, Messages.class }))
	static class Words {

	}

}
