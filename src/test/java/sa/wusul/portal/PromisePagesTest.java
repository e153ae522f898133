package sa.wusul.portal;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.WebMvcTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.web.servlet.MockMvc;

import sa.wusul.platform.identity.CurrentStaff;
import sa.wusul.platform.problem.RefusalWords;
import sa.wusul.portal.call.CallerSessionService;
import sa.wusul.portal.login.CitizenSessionService;
import sa.wusul.services.ServiceCatalogue;
import sa.wusul.services.ServiceCatalogue.Service;
import sa.wusul.supervision.PromiseRepository;
import sa.wusul.supervision.PromiseRepository.Promise;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

@DisplayName("What is promised and kept")
@WebMvcTest(PromisePages.class)
@Import(RefusalWords.class)
@Tag("fast")
class PromisePagesTest {

	@Autowired
	private MockMvc web;

	@MockitoBean
	private ServiceCatalogue catalogue;

	@MockitoBean
	private PromiseRepository promises;

	@MockitoBean
	private CallerSessionService calls;

	@MockitoBean
	private CurrentStaff currentStaff;

	@MockitoBean(name = "citizenSessions")
	private CitizenSessionService sessions;

	@Test
	@DisplayName("is read by everybody, in both languages, for services of which enough is known")
	void read() throws Exception {
		given(this.catalogue.requests()).willReturn(List.of(service("a", "تجديد جواز السفر", "Passport renewal"),
				service("b", "تجديد رخصة القيادة", "Driving licence renewal"), service("c", "قيد مولود", "Birth")));
		given(this.promises.byProcess(any()))
			.willReturn(Map.of("a", new Promise(Duration.ofHours(21), Duration.ofHours(30), 97, Optional.of(4.62)), "b",
					new Promise(Duration.ofMinutes(20), Duration.ofHours(1), 100, Optional.empty())));
		this.web.perform(get("/promises").param("lang", "en"))
			.andExpect(content().string(containsString("Passport renewal")))
			.andExpect(content().string(containsString("Working days: 3")))
			.andExpect(content().string(containsString("4.6 of 5")))
			.andExpect(content().string(containsString("Working hours: 1")))
			.andExpect(content().string(containsString("Too few ratings")))
			.andExpect(content().string(not(containsString("Birth"))));
		this.web.perform(get("/promises"))
			.andExpect(content().string(containsString("تجديد جواز السفر")))
			.andExpect(content().string(containsString("97%")));
	}

	private static Service service(String id, String name, String nameEn) {
		return new Service(id, name, nameEn, "", "", Optional.empty(), List.of(), List.of(), List.of(), List.of());
	}

}
