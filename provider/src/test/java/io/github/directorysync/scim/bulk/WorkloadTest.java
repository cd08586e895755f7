package io.github.directorysync.scim.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.directorysync.scim.Json;
import io.github.directorysync.scim.Refused;
import io.github.directorysync.scim.ScimProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request asks for, before it is done. */
class WorkloadTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'userName': 'ann'}                                                            | 0 | 0",
                "{'userName': 'ann', 'PassWord': 'x'}                                           | 1 | 0",
                "{'emails': [{'value': 'a'}, {'value': 'b'}]}                                   | 0 | 2",
                "{'Operations': [{'op': 'add', 'path': 'members', 'value': [{'value': '1'}]}]}  | 0 | 2",
                "{'Operations': [{'op': 'replace', 'Path': ' password ', 'value': 'x'}]}        | 1 | 1",
                "{'Operations': [{'op': 'add', 'path': 'urn:x:User:password', 'value': 'x'}]}   | 1 | 1",
                "{'Operations': [{'value': {'password': 'x'}}, {'value': {'password': 'y'}}]}   | 1 | 2",
                "{'Operations': [{'value': 'password'}]}                                        | 0 | 1",
                "{                                                                              | 0 | 0"
            })
    void one_request_is_one_operation_with_its_password_and_its_elements(String body, int passwords, int elements) {
        assertThat(Workload.of(body.replace('\'', '"'))).isEqualTo(new Workload(1, passwords, elements));
    }

    @Test
    void of_a_bulk_request_everything_is_counted() {
        BulkRequest bulk = BulkRequest.read(Json.of("""
                {'schemas': ['urn:ietf:params:scim:api:messages:2.0:BulkRequest'], 'Operations': [
                    {'method': 'POST', 'path': '/Users', 'bulkId': 'a', 'data': {'password': 'x'}},
                    {'method': 'POST', 'path': '/Users', 'bulkId': 'b', 'data': {'password': 'y', 'emails': [1, 2]}},
                    {'method': 'DELETE', 'path': '/Users/1'}]}
                """));

        Workload work = Workload.of(bulk);

        assertThat(work).isEqualTo(new Workload(3, 2, 2));
        assertThat(work.withoutPasswords()).isEqualTo(new Workload(3, 0, 2));
    }

    @Test
    void operations_passwords_and_hundreds_of_elements_cost_requests() {
        assertThat(new Workload(1, 0, 99).requests()).isEqualTo(1);
        assertThat(new Workload(7, 2, 350).requests()).isEqualTo(30);
    }

    @Test
    void more_than_five_passwords_are_refused_before_anything_is_done() {
        new Workload(1_000, 5, 0).requirePossible();

        ScimProblem refused = Refused.by(() -> new Workload(60, 6, 0).requirePossible());

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.detail()).contains("6 operations", "at most 5");
    }
}
