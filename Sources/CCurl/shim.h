#pragma once
#include <curl/curl.h>

// Swift cannot call variadic functions, so each kind of option has a function of its own.
static inline CURLcode gongkai_curl_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode gongkai_curl_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode gongkai_curl_list(CURL *handle, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(handle, option, value);
}

typedef size_t (*gongkai_curl_reader)(char *buffer, size_t size, size_t count, void *source);

static inline CURLcode gongkai_curl_reading(CURL *handle, gongkai_curl_reader reader, void *source) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_READFUNCTION, reader);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_READDATA, source) : code;
}

// The last reply code of the server; 0 when there was none.
static inline long gongkai_curl_reply(CURL *handle) {
    long code = 0;
    return curl_easy_getinfo(handle, CURLINFO_RESPONSE_CODE, &code) == CURLE_OK ? code : 0;
}

static size_t gongkai_curl_drop(char *bytes, size_t size, size_t count, void *nothing) {
    (void)bytes;
    (void)nothing;
    return size * count;
}

// What the other side answers is read and thrown away; libcurl would print it.
static inline CURLcode gongkai_curl_dropping(CURL *handle) {
    return curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, gongkai_curl_drop);
}

typedef size_t (*gongkai_curl_writer)(char *bytes, size_t size, size_t count, void *target);

static inline CURLcode gongkai_curl_writing(CURL *handle, gongkai_curl_writer writer, void *target) {
    CURLcode code = curl_easy_setopt(handle, CURLOPT_WRITEFUNCTION, writer);
    return code == CURLE_OK ? curl_easy_setopt(handle, CURLOPT_WRITEDATA, target) : code;
}

// Where the server sends on to, as a whole address that lives as long as the handle; NULL when it does not.
static inline const char *gongkai_curl_next(CURL *handle) {
    char *address = NULL;
    return curl_easy_getinfo(handle, CURLINFO_REDIRECT_URL, &address) == CURLE_OK ? address : NULL;
}

// What the server says the answer is; NULL when it does not.
static inline const char *gongkai_curl_kind(CURL *handle) {
    char *kind = NULL;
    return curl_easy_getinfo(handle, CURLINFO_CONTENT_TYPE, &kind) == CURLE_OK ? kind : NULL;
}
