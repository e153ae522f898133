package sa.wusul.demo.register;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.test.web.servlet.MockMvc;

import sa.wusul.demo.DemoPageBrowser;
import sa.wusul.demo.register.DemoPeopleProperties.Person;
import sa.wusul.demo.register.DemoPeopleProperties.Thing;
import sa.wusul.demo.register.DemoRegisterBook.Call;
import sa.wusul.demo.register.DemoRegisters.Switch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DisplayName("The demo's page of registers")
@Tag("fast")
class DemoRegisterPagesTest {

	private final DemoRegisters registers = mock(DemoRegisters.class);

	private final DemoRegisterBook book = mock(DemoRegisterBook.class);

	private final MockMvc browser = browser();

	@Test
	@DisplayName("shows in Arabic the registers that are off, the people in them, and of each enquiry only case and register")
	void shows() throws Exception {
		given(this.registers.registers()).willReturn(
				List.of(new Switch("fines", "سجل المخالفات", false), new Switch("persons", "سجل الأحوال", true)));
		given(this.registers.people()).willReturn(List.of(new Person("1058529940", "نورة", "سجل <سليم>", Map.of(),
				List.of(new Thing("2198344414", "راجو", Map.of())), List.of(), List.of(), List.of(), List.of())));
		given(this.book.calls())
			.willReturn(List.of(new Call("fines", "1448-0001234-7", true, Instant.parse("2026-11-24T09:00:00Z"))));

		var page = this.browser.perform(get("/demo/registers"))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);

		assertThat(page).contains("<html lang=\"ar\" dir=\"rtl\"")
			.contains("aria-label=\"تشغيل سجل الأحوال\"")
			.contains("aria-label=\"إيقاف سجل المخالفات\"")
			.contains("سجل &lt;سليم&gt;")
			.contains("2198344414")
			.contains("1448-0001234-7")
			.contains("2026-11-24 12:00:00");
	}

	@Test
	@DisplayName("switches a register off")
	void switches() throws Exception {
		this.browser.perform(post("/demo/registers").param("register", "persons").param("down", "true"))
			.andExpect(redirectedUrl("/demo/registers"));

		then(this.registers).should().set("persons", true);
	}

	private MockMvc browser() {
		return DemoPageBrowser.on(new DemoRegisterPages(this.registers, this.book));
	}

}
