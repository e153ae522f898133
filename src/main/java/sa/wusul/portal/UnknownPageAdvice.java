package sa.wusul.portal;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import sa.wusul.platform.problem.RefusalException;
import sa.wusul.platform.problem.RefusalException.Kind;
import sa.wusul.platform.web.ErrorResponseWriter;

/** Answers to addresses that do not exist, in both languages. */
@ControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnknownPageAdvice {

	private final ObjectProvider<ErrorResponseWriter> answers;

	UnknownPageAdvice(ObjectProvider<ErrorResponseWriter> answers) {
		this.answers = answers;
	}

	@ExceptionHandler({ NoResourceFoundException.class, HttpRequestMethodNotSupportedException.class })
	void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
		this.answers.getObject().write(request, response, new RefusalException(Kind.UNKNOWN, "notFound"));
	}

}
