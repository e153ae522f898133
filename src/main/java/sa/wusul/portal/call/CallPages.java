package sa.wusul.portal.call;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Redirects between a call's task in the task list and the caller's pages. */
@Controller
public class CallPages {

	/** Address at which an officer begins to act for the caller of a task. */
	static final String BEGIN = "/call/{task}";

	/** Address at which an officer ends the call. */
	static final String END = "/call/end";

	private final CallerSessionService calls;

	CallPages(CallerSessionService calls) {
		this.calls = calls;
	}

	@PostMapping(BEGIN)
	String begin(@PathVariable String task, HttpServletRequest request) {
		this.calls.begin(task, request);
		return "redirect:/login";
	}

	@PostMapping(END)
	String end(HttpServletRequest request) {
		var task = CallerSessionService.current(request).map(CallerSessionService.Call::task);
		CallerSessionService.end(request.getSession());
		return "redirect:/camunda/app/tasklist/default/#/"
				+ task.map((id) -> "?forceDisplayTask=true&task=" + id).orElse("");
	}

}
