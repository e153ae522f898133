package sa.wusul.portal;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.multipart.MaxUploadSizeExceededException;

import sa.wusul.papers.ScanService;
import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.ErrorResponseWriter;

/**
 * Refusal of files that exceed the limit. The server finds that out before it knows whose
 * page was asked for, so that this is for all of them; it does not read the rest.
 */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class LargeUploadAdvice {

	private final ObjectProvider<ErrorResponseWriter> answers;

	LargeUploadAdvice(ObjectProvider<ErrorResponseWriter> answers) {
		this.answers = answers;
	}

	@ExceptionHandler(MaxUploadSizeExceededException.class)
	void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.answers.getObject()
			.write(request, response,
					new RefusalException(Kind.TOO_LARGE, "scan.sentTooLarge", ScanService.MOST_BYTES / 1024 / 1024));
	}

}
