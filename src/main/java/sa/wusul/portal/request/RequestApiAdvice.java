package sa.wusul.portal.request;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalWords;

/** Answers to refused requests from scripts of the citizens' pages. */
@RestControllerAdvice(assignableTypes = RequestController.class)
class RequestApiAdvice {

	private final RefusalWords messages;

	RequestApiAdvice(RefusalWords messages) {
		this.messages = messages;
	}

	@ExceptionHandler
	ResponseEntity<Map<String, Object>> refuse(RefusalException refusal) {
		var said = new LinkedHashMap<String, Object>(refusal.details());
		said.put("code", refusal.code());
		said.put("messageAr", this.messages.text(RefusalWords.ARABIC, refusal));
		said.put("messageEn", this.messages.text(Locale.ENGLISH, refusal));
		var answer = ResponseEntity.status(refusal.kind().status());
		refusal.kind()
			.retryAfter()
			.ifPresent((seconds) -> answer.header(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
		return answer.body(said);
	}

}
