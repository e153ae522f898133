package sa.wusul.demo.notification;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import sa.wusul.demo.DemoPageBrowser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

@DisplayName("The demo's page of messages")
@Tag("fast")
class DemoInboxPagesTest {

	private final DemoSmsGateway telephone = mock(DemoSmsGateway.class);

	private MockMvc browser;

	@BeforeEach
	void openBrowser() {
		this.browser = DemoPageBrowser.on(new DemoInboxPages(this.telephone,
				new StaticListableBeanFactory().getBeanProvider(DemoEmailGateway.class)));
	}

	@Test
	@DisplayName("shows messages in Arabic, right to left, and escapes them")
	void showsMessages() throws Exception {
		given(this.telephone.received(any(), any())).willReturn(List.of(new DemoSms("+966501234567",
				"طلب <script>\n1448-0001234-7", OffsetDateTime.parse("2026-11-24T12:00:00+03:00"))));

		var page = page("/demo/inbox");

		assertThat(page).contains("<html lang=\"ar\" dir=\"rtl\"")
			.contains("طلب &lt;script&gt;\n1448-0001234-7")
			.doesNotContain("<script>")
			.contains(">+966501234567</bdi>")
			.contains("2026-11-24 12:00:00");
	}

	@Test
	@DisplayName("accepts a filter as people write numbers")
	void filters() throws Exception {
		page("/demo/inbox?reference= 1448-٠٠٠١٢٣٤-7&mobile=٠٥٠ ١٢٣ ٤٥٦٧");
		then(this.telephone).should().received("1448-0001234-7", "501234567");

		page("/demo/inbox?mobile=+966501234567&reference=\"><b>");
		then(this.telephone).should().received("\"><b>", "501234567");
	}

	@Test
	@DisplayName("shows the typed filter escaped")
	void escapesFilter() throws Exception {
		assertThat(page("/demo/inbox?reference=\"><b>")).contains("value=\"&quot;&gt;&lt;b&gt;\"")
			.contains("لا توجد رسائل");
	}

	private String page(String address) throws Exception {
		return this.browser.perform(get(address.replaceAll("\\?.*", "")).params(parameters(address)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private static MultiValueMap<String, String> parameters(String address) {
		var parameters = new LinkedMultiValueMap<String, String>();
		if (address.contains("?")) {
			for (var pair : address.substring(address.indexOf('?') + 1).split("&")) {
				parameters.add(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
			}
		}
		return parameters;
	}

}
