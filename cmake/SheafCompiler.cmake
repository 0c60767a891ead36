# SPDX-License-Identifier: GPL-3.0-or-later
# The language, the warnings and the Qt switches that every target of Sheaf is compiled with.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR})

option(SHEAF_WERROR "Treat warnings as errors" OFF)
option(SHEAF_SANITIZE "Build with AddressSanitizer and UndefinedBehaviorSanitizer" OFF)
option(SHEAF_FUZZ "Build the fuzz targets (clang only; with SHEAF_SANITIZE)" OFF)

add_library(sheaf_compiler INTERFACE)
target_include_directories(sheaf_compiler INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(sheaf_compiler INTERFACE
    -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
    -Woverloaded-virtual -Wcast-qual -Wformat=2 -Wimplicit-fallthrough -Wextra-semi -Wsuggest-override -Wundef
    $<$<CXX_COMPILER_ID:GNU>:-Wshadow=local -Wduplicated-cond -Wduplicated-branches -Wlogical-op -Wuseless-cast>
    $<$<CONFIG:Debug>:-Wnull-dereference>
    $<$<BOOL:${SHEAF_WERROR}>:-Werror>)
target_compile_definitions(sheaf_compiler INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_KEYWORDS QT_NO_FOREACH QT_USE_QSTRINGBUILDER
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_URL_CAST_FROM_STRING QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(SHEAF_SANITIZE)
    target_compile_options(sheaf_compiler INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer)
    target_link_options(sheaf_compiler INTERFACE -fsanitize=address,undefined)
endif()

if(SHEAF_FUZZ)
    target_compile_options(sheaf_compiler INTERFACE -fsanitize=fuzzer-no-link)
endif()

# One static library per room: the link order is the order of dependency, so an arrow that points up does not link.
function(sheaf_room name)
    cmake_parse_arguments(ROOM "" "" "SOURCES;LINKS" ${ARGN})
    add_library(${name} STATIC ${ROOM_SOURCES})
    target_link_libraries(${name} PUBLIC sheaf_compiler ${ROOM_LINKS})
endfunction()
